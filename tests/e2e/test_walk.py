#!/usr/bin/python3
# test_walk.py: the whole job, through the real window, with a real issuer and a real keyring
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
import tap  # noqa: E402
from driver import Program, clipboard_text, wait_for  # noqa: E402

SIGNET = os.environ['SIGNET']
ISSUER = os.environ['SIGNET_ISSUER']
SHOTS = os.environ.get('SIGNET_SHOTS')
CONNECTION = 'this-computer'

ORGANIZATION = {
    'id': 1204, 'name': 'Acme Retail', 'accounts': [
        {'id': 3310, 'name': 'Acme Retail North America', 'workspaces': [
            {'id': 40118, 'name': 'US Production'},
            {'id': 40119, 'name': 'US Staging'},
            {'id': 40377, 'name': 'Canada Production'},
        ]},
    ],
}


def claims_of(token):
    body = token.split('.')[1]
    return json.loads(base64.urlsafe_b64decode(body + '=' * (-len(body) % 4)))


class Walk(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='signet-')
        self.addCleanup(folder.cleanup)
        self.database = Path(folder.name, 'issuer.db')
        self.environment = {
            'SIGNET_DATABASE': str(self.database),
            'SIGNET_ADMIN_SOCKET': str(Path(folder.name, 'admin.sock')),
            'SIGNET_LISTEN': '127.0.0.1:0',
        }
        organization = Path(folder.name, 'organization.json')
        organization.write_text(json.dumps(ORGANIZATION))
        subprocess.run([ISSUER, 'organization', 'import', '--database', self.database,
                        organization], check=True, stdout=subprocess.DEVNULL)
        self.start()

    def start(self):
        self.program = Program([SIGNET], self.environment)
        self.addCleanup(self.program.kill)

    def shoot(self, name):
        if SHOTS:
            self.program.shoot(f'{SHOTS}/{name}.png')

    # What other programs see.

    def ask_token(self, client_id, secret, **more):
        """The status and the answer of the token endpoint, asked as any program would."""
        fields = {'grant_type': 'client_credentials', 'client_id': client_id,
                  'client_secret': secret, **more}
        request = urllib.request.Request(self.token_url, urllib.parse.urlencode(fields).encode())
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)

    @staticmethod
    def keyring_secret(client_id):
        result = subprocess.run(['secret-tool', 'lookup', 'connection', CONNECTION,
                                 'client_id', client_id], capture_output=True, text=True)
        return result.stdout

    # What the person does.

    def rows(self):
        return [row for row in self.program.frame.walk()
                if row.role == 'table row' and ',' in (row.name or '')]

    def row(self, pattern):
        return wait_for(f'a row {pattern}', lambda: next(
            (row for row in self.rows() if re.search(pattern, row.name)), None))

    def open_editor(self, name):
        self.row(f'^{re.escape(name)},').click()
        return self.program.dialog('Edit API Credential')

    def save(self, dialog):
        button = dialog.find('push button', 'Save')
        button.wait_state('sensitive')
        button.click()

    @staticmethod
    def api(dialog, name):
        """What belongs to one API: the innermost item around the check box of that name."""
        def holds(node):
            return node.role == 'list item' and node.find_now('check box', name)
        return wait_for(f'the API {name}', lambda: next(
            (node for node in reversed(list(dialog.walk()))
             if holds(node) and node.find_now('label', re.compile('^(Permission|Scope)$'))), None))

    @staticmethod
    def tick(node, name):
        box = node.find('check box', name)
        box.click()
        box.wait_state('checked')

    def add(self, name):
        self.program.find('push button', 'Add Credential').click()
        dialog = self.program.dialog('Add API Credential')
        entry = dialog.find('text', 'Display Name')
        entry.click()
        self.program.type(name)
        wait_for('the name', lambda: entry.text == name)
        self.tick(dialog, 'Profile')
        for workspace in ('US Production', 'Canada Production'):
            self.tick(self.api(dialog, 'Profile'), workspace)
        self.shoot('walk-add')
        self.save(dialog)

    def take_secret(self):
        """Copies and saves the secret of the issued page; gives Client ID and secret."""
        page = self.program.dialog('Credential Issued')
        self.shoot('walk-issued')
        token_url = page.find('label', re.compile(r'^http://127\.0\.0\.1:\d+/oauth/token$'))
        self.token_url = token_url.name
        page.find('push button', 'Copy Client ID').click()
        client_id = wait_for('the Client ID', lambda: re.fullmatch(
            r'[0-9a-f-]{36}', clipboard_text())).group()
        page.find('push button', 'Copy Client Secret').click()
        secret = wait_for('the secret', lambda: re.fullmatch(
            r'sgn_[0-9A-Za-z]{49}', clipboard_text())).group()
        self.assertFalse(page.has_text(secret), 'the secret is masked')
        page.find('push button', 'Save to Keyring').click()
        wait_for('the secret in the keyring', lambda: self.keyring_secret(client_id) == secret)
        page.find('push button', 'Done').click()
        self.program.wait_gone('dialog', 'Credential Issued')
        return client_id, secret

    def test_walk(self):
        self.program.find('label', 'No Credentials Yet')
        self.shoot('walk-first-run')
        self.add('Loyalty App Backend')
        client_id, secret = self.take_secret()
        row = self.row('^Loyalty App Backend, Active')
        self.assertTrue(row.has_text('Profile'))

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
        self.program.find('label', 'No Credentials Yet')
        self.assertEqual(self.ask_token(client_id, secret)[0], 401)
        wait_for('the keyring to forget it', lambda: self.keyring_secret(client_id) == '')
        self.program.close()

    def change_grants(self):
        """From Profile in two workspaces to Data Plans, Admin, in another one."""
        dialog = self.open_editor('Loyalty App Backend')
        dialog.find('check box', 'Profile').click()
        self.tick(dialog, 'Data Plans')
        data_plans = self.api(dialog, 'Data Plans')
        data_plans.find('combo box', 'Permission').click()
        self.program.key('Down', 'Return')
        self.tick(data_plans, 'US Staging')
        self.shoot('walk-edit')
        self.save(dialog)
        self.program.wait_gone('dialog', 'Edit API Credential')
        self.row('Data Plans')

    def switch(self, before, after):
        self.row(f'^Loyalty App Backend, {before}')
        dialog = self.open_editor('Loyalty App Backend')
        dialog.find(None, 'Active').click()
        self.save(dialog)
        self.program.wait_gone('dialog', 'Edit API Credential')
        self.row(f'^Loyalty App Backend, {after}')

    def delete(self):
        self.row('^Loyalty App Backend,')
        self.program.find('push button', 'Delete Loyalty App Backend').click()
        question = self.program.find(None, re.compile('Delete “Loyalty App Backend”'))
        self.shoot('walk-delete')
        question.window().find('push button', 'Delete').click()


if __name__ == '__main__':
    tap.main()
