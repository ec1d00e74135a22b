#!/usr/bin/python3
# test_token.py: getting a token, and learning why there is none
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import subprocess

import stage
import tap
from driver import clipboard_text, put_in_clipboard, wait_for

TOKEN = 'Get Token'
NAME = 'Billing Export'
SCHEMA = 'io.github.signet_app.Signet.ClientSecret'


class Token(stage.Stage):
    def setUp(self):
        super().setUp()
        self.issued = self.fill(NAME, grants=[stage.PLATFORM, stage.PROFILE])[0]

    def keep(self, secret=None):
        """As Signet keeps it, from outside."""
        issued = self.issued
        subprocess.run(
            ['secret-tool', 'store', '--label', f'Signet: {NAME} ({issued.id}) at Here',
             'xdg:schema', SCHEMA, 'connection', stage.CONNECTION, 'client_id', issued.id,
             'secret_id', issued.secret_id],
            input=secret or issued.secret, text=True, check=True)

    def open(self):
        """With the keyboard alone."""
        self.start()
        self.row(f'^{NAME},')
        self.program.key('Down', 'Menu')
        wait_for('the menu', lambda: self.program.root.find_now(None, 'Get Token…'))
        self.program.key('g')
        self.dialog = self.program.dialog(TOKEN)

    def get(self):
        button = self.dialog.find('push button', TOKEN)
        button.wait_state('sensitive')
        button.click()

    def leave(self):
        self.program.key('Escape')
        self.program.wait_gone('dialog', TOKEN)
        self.program.close()

    def wait_token(self):
        wait_for('the token', lambda: self.dialog.has_text('Signed by this issuer'))


class FromKeyring(Token):
    def test_keyboard_alone(self):
        self.keep()
        self.open()
        wait_for('the kept secret',
                 lambda: self.dialog.has_text(f'sgn_••••{self.issued.secret[-4:]}'))
        self.shoot('token-form')
        self.dialog.find('push button', TOKEN).wait_state('focused')
        self.program.key('Return')
        self.wait_token()
        self.shoot('token-page')
        for text in ['Ends in', NAME, self.issued.id,
                     'All that the credential is granted', 'Acme Retail North America',
                     'US Production']:
            self.wait_text(self.dialog, text)
        put_in_clipboard('before')
        button = self.dialog.find('push button', 'Copy as Header')
        for _ in range(30):
            if 'focused' in button.states:
                break
            self.program.key('shift+Tab')
        self.program.key('Return')
        header = wait_for('the header', lambda: (
            clipboard_text().startswith('Authorization: Bearer ey') and clipboard_text()))
        self.assertEqual(len(header.split('.')), 3)
        self.leave()

    def test_inactive(self):
        """The issuer says the same of everything; the list knows better."""
        self.keep()
        self.open()
        admin = self.admin()
        found = admin.find(self.issued.id)
        self.assertEqual(admin.edit(self.issued.id, {'status': 'inactive'},
                                    found.etag).status, 200)
        self.get()
        self.wait_text(self.dialog, 'The credential is inactive')
        self.shoot('token-inactive')
        self.leave()


class FromClipboard(Token):
    def paste(self, text):
        put_in_clipboard(text)
        self.dialog.find('push button', 'Paste Client Secret').click()

    def test_pasted(self):
        self.open()
        self.wait_text(self.dialog, 'No secret of this credential is in the keyring')
        self.paste('sgn_not-the-secret-at-all')
        self.wait_text(self.dialog, '••••-all')
        self.get()
        self.wait_text(self.dialog, 'the secret is probably wrong')
        self.shoot('token-wrong')
        self.paste(self.issued.secret)
        self.wait_text(self.dialog, f'••••{self.issued.secret[-4:]}')
        self.get()
        self.wait_token()
        self.assertFalse(self.dialog.has_text(self.issued.secret))
        self.leave()

    def test_less(self):
        self.open()
        self.paste(self.issued.secret)
        self.dialog.find(None, 'Ask for Less').click()
        self.dialog.find('check box', 'Profile').click()
        self.get()
        self.wait_text(self.dialog, 'Less than the credential is granted: without Profile')
        self.dialog.find('push button', 'Back').click()
        self.dialog.find('check box', 'Profile').wait_shown()
        self.enter(self.dialog, 'Audience', 'https://nobody.example')
        self.program.key('Return')
        self.wait_text(self.dialog, 'Audience Not Accepted')
        self.shoot('token-audience')
        self.leave()


if __name__ == '__main__':
    tap.main()
