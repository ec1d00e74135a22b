#!/usr/bin/python3
# test_catalogue.py: a catalogue and an organization much unlike the default ones
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
from pathlib import Path

import stage
import tap
from driver import wait_for

PERMISSIONS = ['List', 'Read', 'Write', 'Delete', 'Share', 'Export', 'Import', 'Audit',
               'Approve', 'Own']
LEVELS = ['organization', 'account', 'workspace']
REPORTS = 'Reports & <b>Charts</b>'


def make_api(ident, name, levels, permissions):
    return {'id': ident, 'name': name, 'description': f'All about {name}',
            'identifier': f'urn:example:{ident}', 'levels': levels,
            'permissions': [{'id': one.lower(), 'name': one} for one in permissions]}


CATALOGUE = {'apis': [
    make_api('reports', REPORTS, LEVELS, PERMISSIONS),
    make_api('people', 'People', ['organization'], ['Read']),
    make_api('rooms', 'Rooms', ['account', 'workspace'], ['Read', 'Book']),
    *(make_api(f'more-{number}', f'More {number}', ['account'], ['Use'])
      for number in range(1, 6)),
]}


class Catalogue(stage.Stage):
    organization = {'id': 9, 'name': 'Big', 'accounts': [
        {'id': stage.ACCOUNT, 'name': 'Everything', 'workspaces': [
            {'id': 1000 + number, 'name': f'Workspace {number:03}'} for number in range(500)]},
        {'id': 77, 'name': 'Little', 'workspaces': [{'id': 7, 'name': 'Only One'}]},
    ]}

    def setUp(self):
        super().setUp()
        path = Path(self.folder / 'catalogue.json')
        path.write_text(json.dumps(CATALOGUE))
        self.start_issuer('--catalogue', str(path))
        self.start()
        self.wait_page('No Credentials Yet')

    def tearDown(self):
        self.program.close()
        super().tearDown()

    def finish(self, dialog):
        self.save(dialog)
        page = self.program.dialog(stage.ISSUED)
        client_id, secret = self.copy_client_id(page), self.copy_secret(page)
        self.done(page)
        return client_id, secret

    def find_grants(self, client_id):
        return self.admin().find(client_id).json['grants']

    def test_levels_and_permissions(self):
        """One of ten permissions at one of three levels, and what has only one of each."""
        dialog = self.open_add()
        self.enter(dialog, 'Display Name', 'Reader')
        self.tick(dialog, REPORTS)
        reports = self.api(dialog, REPORTS)
        self.choose(reports, 'Permission', PERMISSIONS.index('Audit'))
        self.choose(reports, 'Scope', LEVELS.index('organization'))
        self.tick(dialog, 'People')
        self.wait_text(self.api(dialog, 'People'), 'Organization-level')
        self.tick(dialog, 'More 5')
        self.shoot('catalogue')
        client_id, secret = self.finish(dialog)
        self.assertEqual(self.find_grants(client_id), [
            {'api': 'reports', 'permission': 'audit', 'level': 'organization'},
            {'api': 'people', 'permission': 'read', 'level': 'organization'},
            {'api': 'more-5', 'permission': 'use', 'level': 'account'}])
        status, answer = self.ask_token(client_id, secret)
        self.assertEqual(status, 200, answer)
        self.assertEqual(answer['scope'], 'reports:audit people:read more-5:use')
        row = self.row('^Reader, Active')
        self.wait_text(row, REPORTS)

    def test_five_hundred_workspaces(self):
        """Some found by a word, or all at once."""
        dialog = self.open_add()
        self.enter(dialog, 'Display Name', 'Everywhere')
        self.tick(dialog, 'Rooms')
        rooms = self.api(dialog, 'Rooms')
        self.choose(rooms, 'Scope', 1)
        self.wait_text(rooms, '0 of 500')
        rooms.find('entry', 'Search workspaces').click()
        self.program.type('49')
        rooms.find('check box', 'Workspace 049')
        wait_for('only what was found', lambda: rooms.find_now(
            'check box', 'Workspace 001') is None)
        rooms.find('push button', 'Select 15 Shown').click()
        self.wait_text(rooms, '15 of 500')
        self.shoot('catalogue-found')
        rooms.find('entry', 'Search workspaces').click()
        self.program.key('ctrl+a', 'BackSpace')
        rooms.find('check box', 'Workspace 001')
        rooms.find('push button', 'Select All').click()
        self.wait_text(rooms, '500 of 500')
        client_id, secret = self.finish(dialog)
        self.assertEqual(self.find_grants(client_id)[0]['workspaces'], list(range(1000, 1500)))
        self.assertEqual(self.ask_token(client_id, secret)[0], 200)
        self.wait_text(self.row('^Everywhere, Active'), '500')

    def test_another_account(self):
        """With several accounts one is chosen, and the workspaces are those of that one."""
        dialog = self.open_add()
        self.enter(dialog, 'Display Name', 'Small')
        self.choose(dialog, 'Account', 1)
        self.tick(dialog, 'Rooms')
        rooms = self.api(dialog, 'Rooms')
        self.choose(rooms, 'Scope', 1)
        self.tick(rooms, 'Only One')
        client_id, _ = self.finish(dialog)
        self.assertEqual(self.admin().find(client_id).json['account_id'], 77)
        self.assertEqual(self.find_grants(client_id)[0]['workspaces'], [7])


if __name__ == '__main__':
    tap.main()
