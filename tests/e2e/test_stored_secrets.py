#!/usr/bin/python3
# test_stored_secrets.py: the secrets in the keyring, one by one and all together
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import stage  # noqa: E402
import tap  # noqa: E402
from driver import clipboard_text, put_in_clipboard, wait_for  # noqa: E402

KEPT, CHECK = 'Client Secret in Keyring', 'Check Stored Secrets'


def in_two_seconds():
    then = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=2)
    return then.strftime('%Y-%m-%dT%H:%M:%SZ')


class Stored(stage.Stage):
    def setUp(self):
        super().setUp()
        # All tests share one keyring.
        subprocess.run(['secret-tool', 'clear', 'connection', stage.CONNECTION], check=False)

    def keep(self, issued, name, secret=None):
        """What Signet would keep, from outside."""
        subprocess.run(['secret-tool', 'store', f'--label=Signet: {name} ({issued.id}) at '
                        'This Computer', 'xdg:schema', stage.SCHEMA, 'connection', stage.CONNECTION,
                        'client_id', issued.id, 'secret_id', issued.secret_id],
                       input=secret or issued.secret, text=True, check=True)

    def kept(self):
        """Client IDs of all items there are."""
        result = subprocess.run(['secret-tool', 'search', '--all', 'connection',
                                 stage.CONNECTION], capture_output=True, text=True)
        return sorted(re.findall(r'attribute.client_id = (\S+)', result.stdout + result.stderr))


class OfOne(Stored):
    def setUp(self):
        super().setUp()
        self.issued, self.other = self.fill('Kept', 'Other')
        self.keep(self.issued, 'Kept')
        self.start()
        wait_for('the mark', lambda: self.has_keyring_mark('Kept'))

    def test_reveal_copy_remove(self):
        self.row('^Kept,').find('push button', stage.KEYRING_MARK).click()
        dialog = self.window(KEPT)
        dialog.find('label', re.compile('^Valid'))
        self.shoot('kept-masked')
        self.assertFalse(dialog.has_text(self.issued.secret))
        dialog.find('push button', 'Show Client Secret').click()
        wait_for('the secret', lambda: dialog.has_text(self.issued.secret))
        self.shoot('kept-revealed')
        dialog.find('push button', 'Hide Client Secret').click()
        wait_for('the mask', lambda: not dialog.has_text(self.issued.secret))
        put_in_clipboard('something else')
        dialog.find('push button', 'Copy Client Secret').click()
        wait_for('the copy', lambda: clipboard_text() == self.issued.secret)
        dialog.find('push button', 'Remove from Keyring…').click()
        self.answer('Remove From the Keyring?', 'Cancel')
        self.assertEqual(self.kept(), [self.issued.id])
        dialog.find('push button', 'Remove from Keyring…').click()
        self.answer('Remove From the Keyring?', 'Remove')
        dialog.find('label', 'Not in the Keyring').wait_shown()
        self.assertEqual(self.kept(), [])
        self.program.key('Escape')
        wait_for('the mark to go', lambda: not self.has_keyring_mark('Kept'))
        self.program.close()

    def test_paste(self):
        self.choose_in_row('Other', 'Client Secret…')
        dialog = self.window(KEPT)
        paste = dialog.find('push button', 'Paste Client Secret')
        for text, words in ((self.other.secret[:-1], 'Not a Whole Client Secret'),
                            (self.issued.secret, 'Not a Secret of This Credential'),
                            ('password', 'Not a Secret of This Credential'),
                            ('  ', 'Nothing to Paste')):
            put_in_clipboard(text)
            paste.click()
            dialog.find('label', words).wait_shown()
            paste.wait_state('sensitive')
        self.shoot('kept-paste')
        self.assertEqual(self.kept(), [self.issued.id])
        put_in_clipboard(f' {self.other.secret}\n')
        paste.click()
        dialog.find('label', re.compile('^Valid')).wait_shown()
        self.assertEqual(self.keyring_secret(self.other.id), self.other.secret)
        self.program.key('Escape')
        wait_for('the mark', lambda: self.has_keyring_mark('Other'))
        self.program.close()

    def test_gone_behind_our_back(self):
        subprocess.run(['secret-tool', 'clear', 'client_id', self.issued.id], check=True)
        self.row('^Kept,').find('push button', stage.KEYRING_MARK).click()
        dialog = self.window(KEPT)
        dialog.find('label', 'Not in the Keyring').wait_shown()
        self.program.key('Escape')
        wait_for('the mark to go', lambda: not self.has_keyring_mark('Kept'))
        self.keep(self.issued, 'Kept')
        self.program.key('ctrl+r')
        wait_for('the mark', lambda: self.has_keyring_mark('Kept'))
        subprocess.run(['secret-tool', 'clear', 'client_id', self.issued.id], check=True)
        self.program.key('ctrl+r')
        wait_for('the mark to go', lambda: not self.has_keyring_mark('Kept'))
        self.program.close()


class OfAll(Stored):
    NAMES = ['Active', 'Benched', 'Clocked Out', 'Done', 'Else', 'Forgotten']

    def setUp(self):
        super().setUp()
        self.issuer.start()
        self.by_name = {name: self.issue(name) for name in self.NAMES if name != 'Clocked Out'}
        admin = self.admin()
        self.by_name['Clocked Out'] = admin.issue_ok(
            display_name='Clocked Out', account_id=stage.ACCOUNT, grants=[stage.PLATFORM],
            secret_expires=in_two_seconds())
        for name, issued in self.by_name.items():
            self.keep(issued, name, 'a password' if name == 'Else' else None)
        one = self.by_name['Benched']
        admin.edit(one.id, {'status': 'inactive'}, one.etag)
        one = self.by_name['Done']
        admin.complete(one.id, admin.start(one.id, one.etag).etag)
        one = self.by_name['Forgotten']
        admin.delete(one.id, one.etag)
        one = self.by_name['Clocked Out']
        wait_for('it to expire', lambda: admin.check(
            one.id, {'client_secret': one.secret}).json['state'] == 'expired')
        self.issuer.stop()
        self.start()
        self.row('^Active,')

    def found(self, dialog):
        """Name and first word of the state of each row, as they are shown."""
        rows = [node for node in dialog.walk() if node.role == 'list item' and node.is_shown()]
        lines = []
        for row in rows:
            labels = [node.name for node in row.walk() if node.role == 'label' and node.name]
            lines.append((labels[0], labels[1].split('.')[0]))
        return lines

    def open_check(self):
        self.choose_in_main('Check Stored Secrets')
        dialog = self.window(CHECK)
        dialog.find('label', '6 secrets, 5 problems').wait_shown()
        return dialog

    def test_all(self):
        dialog = self.open_check()
        self.shoot('check')
        self.assertEqual(self.found(dialog), [
            ('Active', 'Valid'), ('Benched', 'Inactive'), ('Clocked Out', 'Expired'),
            ('Done', 'Ended'), ('Else', 'Wrong Secret'), ('Forgotten', 'Unknown Credential')])
        for issued in self.by_name.values():
            self.assertFalse(dialog.has_text(issued.secret))

        dialog.find('push button', 'Only Problems').click()
        wait_for('the problems', lambda: [name for name, _ in self.found(dialog)] ==
                 ['Benched', 'Clocked Out', 'Done', 'Else', 'Forgotten'])

        dialog.find('push button', 'Remove 2 Useless Secrets…').click()
        self.shoot('check-question')
        self.answer('Remove 2 Useless Secrets From the Keyring?', 'Remove')
        wait_for('them to be gone', lambda: [name for name, _ in self.found(dialog)] ==
                 ['Benched', 'Clocked Out', 'Else'])
        gone = {self.by_name['Done'].id, self.by_name['Forgotten'].id}
        self.assertEqual(set(self.kept()), {i.id for i in self.by_name.values()} - gone)

        dialog.find('push button', 'Remove the secret of Else').click()
        self.answer('Remove the Secret of “Else” From the Keyring?', 'Remove')
        dialog.find('label', '3 secrets, 2 problems').wait_shown()
        self.assertEqual(len(self.kept()), 3)
        self.program.key('Escape')
        self.program.wait_gone(None, CHECK)
        self.assertFalse(self.has_keyring_mark('Done'))
        self.assertTrue(self.has_keyring_mark('Active'))
        # Looking at a secret is no use of it.
        self.assertEqual([c['last_used'] for c in self.credentials()], [None] * 5)
        self.program.close()


if __name__ == '__main__':
    tap.main()
