#!/usr/bin/python3
# test_issued.py: the page that shows a secret once does not go by accident
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess

import stage
import tap
from driver import PATIENCE, wait_for

GO_BACK, CLOSE_ANYWAY = 'Go Back', 'Close Anyway'


def clipboard_types():
    result = subprocess.run(['xclip', '-selection', 'clipboard', '-out', '-t', 'TARGETS'],
                            check=True, capture_output=True, text=True, timeout=PATIENCE)
    return result.stdout.split()


def clipboard_as(mime):
    result = subprocess.run(['xclip', '-selection', 'clipboard', '-out', '-t', mime],
                            check=True, capture_output=True, text=True, timeout=PATIENCE)
    return result.stdout


class Issued(stage.Stage):
    def setUp(self):
        super().setUp()
        self.start()
        self.wait_page('No Credentials Yet')
        self.page = self.add('Only Once')

    def assertAsks(self):
        self.question(stage.LEAVE_SECRET)
        self.assertIsNone(self.program.process.poll())

    def go_back(self):
        self.assertAsks()
        self.answer(stage.LEAVE_SECRET, GO_BACK)
        self.program.dialog(stage.ISSUED)

    def assertValid(self, secret):
        """There is one credential, with one secret, and it is this one."""
        credentials = self.credentials()
        self.assertEqual([len(one['secrets']) for one in credentials], [1])
        self.assertEqual(self.ask_token(credentials[0]['client_id'], secret)[0], 200)


class Leaving(Issued):
    def test_every_way_out_asks(self):
        self.page.find('push button', 'Done').click()
        self.go_back()
        self.program.key('Escape')
        self.assertAsks()
        self.program.key('Escape')
        wait_for('the question to go', lambda: self.program.root.find_now(
            'label', stage.LEAVE_SECRET) is None)
        self.program.key('alt+F4')
        self.go_back()
        self.assertValid(self.copy_secret(self.page))
        self.done(self.page)
        self.row('^Only Once, Active')
        self.program.close()

    def test_given_up(self):
        self.program.key('Escape')
        self.answer(stage.LEAVE_SECRET, CLOSE_ANYWAY)
        self.program.wait_gone('dialog', stage.ISSUED)
        self.assertFalse(self.has_keyring_mark('Only Once'))
        self.assertEqual(len(self.credentials()), 1)
        self.program.close()

    def test_copied_client_id_is_not_enough(self):
        self.copy_client_id(self.page)
        self.page.find('push button', 'Done').click()
        self.go_back()
        self.copy_secret(self.page)
        self.program.key('Escape')
        self.program.wait_gone('dialog', stage.ISSUED)
        self.program.close()


class Quitting(Issued):
    def test_quit_asks(self):
        self.program.key('ctrl+q')
        self.go_back()
        self.assertValid(self.copy_secret(self.page))
        self.program.key('ctrl+q')
        self.program.wait_end()

    def test_close_anyway(self):
        """One answer is enough: whoever wants to quit need not say so again."""
        self.program.key('ctrl+q')
        self.question(stage.LEAVE_SECRET).find('push button', CLOSE_ANYWAY).click()
        self.program.wait_end()
        self.start()
        self.row('^Only Once, Active')
        self.program.close()

    def test_second_start_leaves_it_alone(self):
        """Whoever starts Signet again is brought to the window that is there."""
        status = subprocess.run([stage.SIGNET], env={**os.environ, **self.environment},
                                timeout=PATIENCE)
        self.assertEqual(status.returncode, 0)
        self.assertValid(self.copy_secret(self.page))
        self.done(self.page)
        self.program.close()


class Secret(Issued):
    def all_texts(self):
        """Everything that a program on the accessibility bus can read of Signet."""
        for node in self.program.root.walk():
            yield node.name or ''
            yield node.accessible.get_description() or ''
            if node.accessible.get_text_iface() is not None:
                yield node.text

    def test_masked_until_shown(self):
        secret = self.copy_secret(self.page)
        self.assertFalse(any(secret in text for text in self.all_texts()))
        self.page.find('push button', 'Show Client Secret').click()
        self.wait_text(self.page, secret)
        self.shoot('issued-shown')
        self.page.find('push button', 'Hide Client Secret').click()
        wait_for('the secret to be masked', lambda: not self.page.has_text(secret))
        self.assertFalse(any(secret in text for text in self.all_texts()))
        self.page.find('push button', 'Show Client Secret').click()
        self.wait_text(self.page, secret)
        self.done(self.page)
        self.row('^Only Once,')
        self.assertFalse(any(secret in text for text in self.all_texts()))
        self.program.close()

    def test_copy(self):
        secret = self.copy_secret(self.page)
        types = clipboard_types()
        self.assertIn('x-kde-passwordManagerHint', types)
        self.assertIn('text/plain;charset=utf-8', types)
        self.assertEqual(clipboard_as('UTF8_STRING'), secret)
        self.assertEqual(clipboard_as('text/plain'), secret)
        request = self.copy_request(self.page)
        self.assertNotIn(secret, request)
        self.assertNotIn('x-kde-passwordManagerHint', clipboard_types())
        self.done(self.page)
        self.program.close()

    def test_request_works(self):
        """What is offered to be copied is a whole request."""
        secret = self.copy_secret(self.page)
        request = self.copy_request(self.page)
        answer = subprocess.run(['sh', '-c', request], env={**os.environ,
                                                            'CLIENT_SECRET': secret},
                                capture_output=True, text=True, timeout=PATIENCE)
        self.assertIn('"access_token"', answer.stdout)
        self.done(self.page)
        self.program.close()


if __name__ == '__main__':
    tap.main()
