#!/usr/bin/python3
# test_connections.py: an issuer elsewhere, whose credentials are kept and tested here
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import subprocess
from pathlib import Path

import stage
import tap
from driver import clipboard_text, put_in_clipboard, wait_for
from fake_oauth import ACCOUNTS, CLIENT_ID, CLIENT_SECRET, WORKSPACES, FakeOauth

ADD, KEEP, EDIT_KEPT = 'Add Connection', 'Keep a Credential', 'Edit Kept Credential'
SETTINGS, NAMES = 'Connection Settings', 'Accounts and Workspaces'
SCHEMA = 'io.github.signet_app.Signet'


class Connections(stage.Stage):
    def setUp(self):
        super().setUp()
        self.fake = FakeOauth().start()
        self.addCleanup(self.fake.stop)
        # Connections are to outlive the program, and each test begins without any.
        self.environment.update(GSETTINGS_BACKEND='keyfile',
                                XDG_CONFIG_HOME=str(Path(self.issuer.database).parent))

    def gsettings(self, *arguments):
        return subprocess.run(['gsettings', *arguments], check=True, capture_output=True,
                              text=True, env={**os.environ, **self.environment}).stdout

    def setting(self, key):
        return self.gsettings('get', SCHEMA, key)

    def connection_id(self):
        return re.search(r"'id': <'([0-9a-f-]{36})'>", self.setting('connections'))[1]

    def kept_secret(self, client_id=CLIENT_ID):
        return subprocess.run(['secret-tool', 'lookup', 'connection', self.connection_id(),
                               'client_id', client_id], capture_output=True, text=True).stdout

    def open_switcher(self):
        self.program.key('ctrl+0')
        rows = self.program.frame.find('list', 'Connections')
        wait_for('a connection to have the focus', lambda: any(
            'focused' in row.states for row in rows.children()))

    def shown(self, name):
        self.program.frame.find('push button', f'Connection: {name}')

    def add_connection(self, name='Fake Issuer'):
        """By the URL of the issuer, after a test; gives nothing back but a switched window."""
        self.program.frame.find('push button', 'Connect to an Issuer…').click()
        dialog = self.program.dialog(ADD)
        self.shoot('connections-kinds')
        dialog.find('list item', 'Other OAuth 2.0 Issuer').click()
        self.enter(dialog, 'Name', name)
        self.enter(dialog, 'Issuer URL', self.fake.url)
        self.enter(dialog, 'Audience', self.fake.audience)
        dialog.find('push button', 'Test Connection').click()
        self.wait_text(dialog, f'It answers: {self.fake.url}/oauth/token')
        self.shoot('connections-form')
        dialog.find('push button', 'Add').click()
        self.program.wait_gone('dialog', ADD)
        self.shown(name)

    def keep(self, name, client_id=CLIENT_ID, secret=CLIENT_SECRET, test=False):
        self.program.key('ctrl+n')
        dialog = self.program.dialog(KEEP)
        self.enter(dialog, 'Display Name', name)
        self.enter(dialog, 'Client ID', client_id)
        put_in_clipboard(secret)
        dialog.find('push button', re.compile('^Paste')).click()
        self.wait_text(dialog, f'Pasted: ••••{secret[-4:]}')
        self.assertFalse(any(secret in (node.name or '') for node in dialog.walk()))
        if test:
            dialog.find('check box', 'Test Before Saving').click()
        self.shoot('connections-keep')
        dialog.find('push button', 'Keep').click()
        return dialog

    def test_whole_way(self):
        """Adds a connection, keeps a credential, uses it, and comes back to this computer."""
        self.start()
        self.wait_page('No Credentials Yet')
        self.add_connection()
        self.wait_page('No Credentials Kept Yet')
        self.shoot('connections-first-run')
        self.keep('Nightly Export', test=True)
        self.program.wait_gone('dialog', KEEP)
        self.row('^Nightly Export, ')
        self.shoot('connections-list')
        self.assertEqual(self.kept_secret(), CLIENT_SECRET)
        self.assertIn('POST /oauth/token', self.fake.seen)
        settings = self.setting('connections')
        self.assertIn('Nightly Export', settings)
        self.assertNotIn(CLIENT_SECRET, settings)

        self.program.key('ctrl+c')
        wait_for('the Client ID', lambda: clipboard_text() == CLIENT_ID)

        self.open_switcher()
        self.shoot('connections-switcher')
        self.program.key('Escape')
        self.program.key('ctrl+1')
        self.shown('This Computer')
        self.wait_page('No Credentials Yet')
        self.program.key('ctrl+2')
        self.shown('Fake Issuer')
        self.row('^Nightly Export, ')

        self.restart()
        self.shown('Fake Issuer')
        self.row('^Nightly Export, ')
        self.program.close()

    def test_wrong_secret(self):
        """A test that fails says so, and nothing is kept."""
        self.start()
        self.wait_page('No Credentials Yet')
        self.add_connection()
        dialog = self.keep('Wrong', secret='not-the-secret-at-all', test=True)
        self.wait_text(dialog, 'The Issuer Does Not Accept It')
        self.shoot('connections-refused')
        self.assertEqual(self.kept_secret(), '')
        self.program.key('Escape')
        self.program.wait_gone('dialog', KEEP)
        self.program.close()

    def test_edit_and_forget(self):
        self.start()
        self.wait_page('No Credentials Yet')
        self.add_connection()
        self.keep('Nightly Export')
        self.program.wait_gone('dialog', KEEP)
        self.row('^Nightly Export, ').click()
        dialog = self.program.dialog(EDIT_KEPT)
        self.enter(dialog, 'Display Name', 'Weekly Export')
        self.enter(dialog, 'Note', 'For the finance team')
        self.shoot('connections-edit')
        dialog.find('push button', 'Save').click()
        self.program.wait_gone('dialog', EDIT_KEPT)
        self.row('^Weekly Export, ')
        self.assertEqual(self.kept_secret(), CLIENT_SECRET)
        found = subprocess.run(['secret-tool', 'search', '--all', 'connection',
                                self.connection_id()],
                               capture_output=True, text=True)
        self.assertIn('Weekly Export', found.stdout + found.stderr)

        self.program.key('Delete')
        self.question('Forget “Weekly Export”?')
        self.shoot('connections-forget')
        self.answer('Forget “Weekly Export”?', 'Forget')
        self.wait_page('No Credentials Kept Yet')
        self.assertEqual(self.kept_secret(), '')
        self.program.close()

    def test_remove(self):
        """A connection goes with its secrets if that is wanted."""
        self.start()
        self.wait_page('No Credentials Yet')
        self.add_connection()
        self.keep('Nightly Export')
        self.program.wait_gone('dialog', KEEP)
        self.row('^Nightly Export, ')
        identity = self.connection_id()
        self.open_switcher()
        # The last of what can be reached there, and with keys, because the places inside of a
        # popover are not told right.
        self.program.key('shift+Tab')
        self.program.frame.find('push button', 'Remove…').wait_state('focused')
        self.program.key('space')
        question = self.question('Remove “Fake Issuer”?')
        self.wait_text(question, '1 Client Secret of this connection is in your keyring.')
        question.find('check box', 'Also remove the secrets from the keyring').click()
        self.shoot('connections-remove')
        self.answer('Remove “Fake Issuer”?', 'Remove')
        self.shown('This Computer')
        self.assertEqual(self.setting('connections').strip(), '@aa{sv} []')
        found = subprocess.run(['secret-tool', 'search', '--all', 'connection', identity],
                               capture_output=True, text=True)
        self.assertNotIn(CLIENT_ID, found.stdout + found.stderr)
        self.program.close()

    def test_mparticle_names(self):
        """The names of accounts and workspaces, only when somebody wants to see them."""
        identity = '7b2f6c1e-0000-4000-8000-000000000001'
        self.gsettings('set', SCHEMA, 'connections',
                       f"[{{'kind': <'keep-and-test'>, 'preset': <'mparticle'>, "
                       f"'id': <'{identity}'>, 'name': <'mParticle'>, "
                       f"'token-endpoint': <'{self.fake.url}/oauth/token'>, "
                       f"'audience': <'{self.fake.audience}'>}}]")
        self.start()
        self.wait_page('No Credentials Yet')
        self.program.key('ctrl+2')
        self.shown('mParticle')
        self.keep('Pipeline')
        self.program.wait_gone('dialog', KEEP)
        self.row('^Pipeline, ').click()
        dialog = self.program.dialog(EDIT_KEPT)
        dialog.find('push button', 'Show Accounts and Workspaces…').click()
        names = self.program.dialog(NAMES)
        self.enter(names, 'Account ID', '3310')
        self.assertEqual(self.fake.seen, [])
        names.find('push button', 'Show').click()
        for one in ACCOUNTS + WORKSPACES:
            names.find('list item', one['name'])
        self.shoot('connections-names')
        self.assertEqual(self.fake.seen, ['POST /oauth/token', 'GET /v1/accounts?accountId=3310',
                                          'GET /v1/workspace?accountId=3310'])
        self.program.key('Escape')
        self.program.wait_gone('dialog', NAMES)
        self.program.key('Escape')
        self.program.wait_gone('dialog', EDIT_KEPT)
        self.program.close()


if __name__ == '__main__':
    tap.main()
