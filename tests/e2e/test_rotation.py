#!/usr/bin/python3
# test_rotation.py: a secret is changed with no outage, with the keyboard alone
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import subprocess

import stage
import tap
from chips import Chips
from driver import clipboard_text, put_in_clipboard, wait_for

ROTATE, NEW_SECRET = 'Rotate Secret', 'New Secret'
LEAVE_NEW_SECRET = 'Close Without the New Secret?'
COMPLETE, CANCEL = 'Complete the Rotation of “Billing”?', 'Cancel the Rotation of “Billing”?'
REVOKE = 'Revoke a Secret of “Billing” Now?'


class Rotation(Chips):
    def setUp(self):
        super().setUp()
        issued, = self.fill('Billing')
        self.client_id, self.old = issued.id, issued.secret
        self.start()
        self.row('^Billing, Active')
        self.focus_row()

    def focus_row(self):
        self.program.key('ctrl+f')
        self.wait_focus('^Search credentials')
        self.program.key('Down')
        self.wait_focus('^Billing, ')

    def press(self, name):
        self.tab_to(name)
        self.program.key('space')

    def secrets(self):
        credential, = self.credentials()
        return credential['secrets']

    def status(self, secret):
        return self.ask_token(self.client_id, secret)[0]

    def rotate(self):
        """Starts a rotation from the list; gives the new secret."""
        self.program.key('ctrl+shift+r')
        self.program.dialog(ROTATE)
        self.shoot('rotate')
        self.press('Rotate')
        self.program.dialog(NEW_SECRET)
        return self.take_secret()

    def take_secret(self):
        put_in_clipboard('What was there before')
        self.press('Copy Client Secret')
        secret = wait_for('the secret', lambda: stage.SECRET.match(clipboard_text())).string
        self.shoot('new-secret')
        self.press('Done')
        self.program.wait_gone('dialog', NEW_SECRET)
        return secret

    def use_old_after_new(self):
        """A program that was forgotten asks for tokens still."""
        def used():
            self.assertEqual(self.status(self.old), 200)
            old, new = self.secrets()
            return old['last_used'] is not None and old['last_used'] > new['created']
        wait_for('the old secret to be used later', used)

    def answer_by_key(self, heading, button):
        self.question(heading)
        self.press(button)
        wait_for(f'“{heading}” to be answered',
                 lambda: self.program.root.find_now('label', heading) is None)

    def open_by_key(self):
        self.program.key('Return')
        return self.program.dialog(stage.EDIT)


    def leave_editor(self, toast=None):
        """The first Escape takes a toast away, if there is one."""
        if toast is not None:
            self.program.key('Escape')
            wait_for('the toast to go', lambda: not self.program.root.has_text(toast))
        self.program.key('Escape')
        self.program.wait_gone('dialog', stage.EDIT)


class Walk(Rotation):
    def test_complete(self):
        new = self.rotate()
        self.row('^Billing, Rotating')
        self.assertEqual([self.status(self.old), self.status(new)], [200, 200])
        self.use_old_after_new()

        self.focus_row()
        editor = self.open_by_key()
        self.wait_text(editor, 'Not everything uses the new secret yet')
        self.wait_text(editor, 'Still in use')
        self.shoot('rotating')
        self.press('Complete Rotation…')
        self.question(COMPLETE)
        self.shoot('complete-question')
        # The default does no harm.
        self.program.key('Return')
        wait_for('the question to go',
                 lambda: self.program.root.find_now('label', COMPLETE) is None)
        self.assertEqual(len(self.secrets()), 2)
        self.press('Complete Rotation…')
        self.answer_by_key(COMPLETE, 'Complete Rotation')
        self.wait_text(editor, 'Rotation completed')
        self.shoot('completed')
        self.assertEqual([self.status(self.old), self.status(new)], [401, 200])
        self.leave_editor('Rotation completed')
        self.row('^Billing, Active')
        self.program.close()

    def test_cancel_from_editor(self):
        editor = self.open_by_key()
        self.press('Rotate Secret…')
        self.program.dialog(ROTATE)
        self.press('Rotate')
        new = self.take_secret()
        self.wait_text(editor, 'Nothing has used the new secret yet')
        self.press('Cancel Rotation…')
        self.question(CANCEL)
        self.shoot('cancel-question')
        self.answer_by_key(CANCEL, 'End the New Secret')
        self.wait_text(editor, 'Rotation cancelled')
        self.assertEqual([self.status(self.old), self.status(new)], [200, 401])

        # What is saved afterwards is no conflict.
        self.enter(editor, 'Owner', 'Finance')
        self.save(editor)
        self.program.wait_gone('dialog', stage.EDIT)
        self.program.close()

    def test_leaked(self):
        editor = self.open_by_key()
        self.press('Menu of sgn_••••.*')
        self.wait_text(self.program.root, 'Revoke Now…')
        self.program.key('Up', 'Return')
        self.question(REVOKE)
        self.shoot('revoke-question')
        self.answer_by_key(REVOKE, 'Revoke Now')
        self.wait_text(editor, 'No secret works any more')
        self.shoot('revoked')
        self.assertEqual(self.status(self.old), 401)
        self.press('Issue New Secret…')
        self.press('Issue')
        self.assertEqual(self.status(self.take_secret()), 200)
        self.leave_editor('New secret issued')
        self.program.close()


class Guard(Rotation):
    def test_closing_asks(self):
        self.program.key('ctrl+shift+r')
        self.program.dialog(ROTATE)
        self.press('Rotate')
        self.program.dialog(NEW_SECRET)
        for keys in ('Escape', 'ctrl+q', 'alt+F4'):
            self.program.key(keys)
            self.question(LEAVE_NEW_SECRET)
            self.program.key('Escape')
            wait_for('the question to go',
                     lambda: self.program.root.find_now('label', LEAVE_NEW_SECRET) is None)
            self.program.dialog(NEW_SECRET)
        self.assertEqual(self.status(self.take_secret()), 200)
        self.program.close()

    def test_somebody_else_completes(self):
        """Whoever completes it, it is completed; the editor follows, and asks nothing more."""
        new = self.rotate()
        self.focus_row()
        editor = self.open_by_key()
        self.wait_text(editor, 'Nothing has used the new secret yet')
        admin = self.admin()
        admin.complete(self.client_id, admin.find(self.client_id).etag)
        wait_for('the rotation to go', lambda: not editor.has_text('Complete Rotation…'))
        self.assertEqual([self.status(self.old), self.status(new)], [401, 200])
        self.leave_editor()
        self.program.close()


class Keyring(Rotation):
    def lookup(self, secret_id):
        return subprocess.run(
            ['secret-tool', 'lookup', 'connection', stage.CONNECTION, 'client_id', self.client_id,
             'secret_id', secret_id], capture_output=True, text=True).stdout

    def test_ended_secret_leaves_the_keyring(self):
        self.program.key('ctrl+shift+r')
        self.program.dialog(ROTATE)
        self.press('Rotate')
        page = self.program.dialog(NEW_SECRET)
        self.press('Save to Keyring')
        self.wait_text(page, 'Saved to the keyring')
        new = self.take_secret()
        new_id = self.secrets()[1]['id']
        self.assertEqual(self.lookup(new_id), new)

        self.focus_row()
        editor = self.open_by_key()
        self.wait_text(editor, 'In your keyring')
        self.press('Cancel Rotation…')
        self.answer_by_key(CANCEL, 'End the New Secret')
        self.wait_text(editor, 'removed from the keyring')
        self.assertEqual(self.lookup(new_id), '')
        self.leave_editor('removed from the keyring')
        wait_for('the mark to go', lambda: not self.has_keyring_mark('Billing'))
        self.program.close()


if __name__ == '__main__':
    tap.main()
