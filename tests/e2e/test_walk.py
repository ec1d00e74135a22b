#!/usr/bin/python3
# test_walk.py: the whole job, through the real window, with a real issuer and a real keyring
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import json
import re

import stage
import tap
from driver import wait_for


def claims_of(token):
    body = token.split('.')[1]
    return json.loads(base64.urlsafe_b64decode(body + '=' * (-len(body) % 4)))


class Walk(stage.Stage):
    def setUp(self):
        super().setUp()
        self.start()

    def add(self, name):
        dialog = self.open_add()
        self.enter(dialog, 'Display Name', name)
        self.tick(dialog, 'Profile')
        for workspace in ('US Production', 'Canada Production'):
            self.tick(self.api(dialog, 'Profile'), workspace)
        self.shoot('walk-add')
        self.save(dialog)

    def take_secret(self):
        """Copies and saves the secret of the issued page; gives Client ID and secret."""
        page = self.program.dialog(stage.ISSUED)
        self.shoot('walk-issued')
        page.find('label', re.compile(r'^http://127\.0\.0\.1:\d+/oauth/token$'))
        client_id = self.copy_client_id(page)
        secret = self.copy_secret(page)
        self.assertFalse(page.has_text(secret), 'the secret is masked')
        page.find('push button', 'Save to Keyring').click()
        wait_for('the secret in the keyring', lambda: self.keyring_secret(client_id) == secret)
        self.done(page)
        return client_id, secret

    def test_walk(self):
        self.wait_page('No Credentials Yet')
        self.shoot('walk-first-run')
        self.add('Loyalty App Backend')
        client_id, secret = self.take_secret()
        row = self.row('^Loyalty App Backend, Active')
        self.wait_text(row, 'Profile')

        status, answer = self.ask_token(client_id, secret)
        self.assertEqual(status, 200, answer)
        self.assertEqual(answer['scope'], 'profile:read-only')
        details = claims_of(answer['access_token'])['authorization_details']
        self.assertEqual(details[0]['workspaces'], [40118, 40377])

        self.change_grants()
        status, answer = self.ask_token(client_id, secret)
        self.assertEqual(answer.get('scope'), 'data-plans:admin', answer)
        details = claims_of(answer['access_token'])['authorization_details']
        self.assertEqual(details[0]['workspaces'], [40119])

        self.switch('Active', 'Inactive')
        self.assertEqual(self.ask_token(client_id, secret)[0], 401)
        self.switch('Inactive', 'Active')
        self.assertEqual(self.ask_token(client_id, secret)[0], 200)

        self.delete()
        self.wait_page('No Credentials Yet')
        self.assertEqual(self.ask_token(client_id, secret)[0], 401)
        wait_for('the keyring to forget it', lambda: self.keyring_secret(client_id) == '')
        self.program.close()

    def change_grants(self):
        """From Profile in two workspaces to Data Plans, Admin, in another one."""
        dialog = self.open_editor('Loyalty App Backend')
        dialog.find('check box', 'Profile').click()
        self.tick(dialog, 'Data Plans')
        data_plans = self.api(dialog, 'Data Plans')
        self.choose(data_plans, 'Permission', 1)
        self.tick(data_plans, 'US Staging')
        self.shoot('walk-edit')
        self.save(dialog)
        self.program.wait_gone('dialog', stage.EDIT)
        self.row('Data Plans')

    def switch(self, before, after):
        self.row(f'^Loyalty App Backend, {before}')
        dialog = self.open_editor('Loyalty App Backend')
        dialog.find(None, 'Active').click()
        self.save(dialog)
        self.program.wait_gone('dialog', stage.EDIT)
        self.row(f'^Loyalty App Backend, {after}')

    def delete(self):
        self.row('^Loyalty App Backend,')
        self.program.find('push button', 'Delete Loyalty App Backend').click()
        question = self.question(re.compile('Delete “Loyalty App Backend”'))
        self.shoot('walk-delete')
        question.find('push button', 'Delete').click()


if __name__ == '__main__':
    tap.main()
