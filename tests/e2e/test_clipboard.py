#!/usr/bin/python3
# test_clipboard.py: what other programs find of a copied secret, and for how long
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import subprocess
import time

import stage
import tap
from driver import PATIENCE, clipboard_text, put_in_clipboard, wait_for, xdo

HINT = 'x-kde-passwordManagerHint'
COUNTDOWN = re.compile(r'^Secret in the clipboard for (\d+) more seconds?$')


def read_as(target):
    """What another program is given as TARGET, and its complaint if it is given nothing."""
    result = subprocess.run(['xclip', '-selection', 'clipboard', '-out', '-t', target],
                            capture_output=True, text=True, timeout=PATIENCE)
    return result.stdout, result.stderr


def is_empty():
    text, complaint = read_as('UTF8_STRING')
    return text == '' and 'not available' in complaint


class Clipboard(stage.Stage):
    lifetime = 30

    def setUp(self):
        super().setUp()
        self.start(**self.keep_settings(secret_clip_lifetime=self.lifetime))
        self.wait_page('No Credentials Yet')
        self.page = self.add('Copied')

    def countdown(self, window=None):
        return (window or self.page).find('label', COUNTDOWN)

    def wait_countdown_gone(self):
        wait_for('the countdown to go',
                 lambda: self.program.root.find_now('label', COUNTDOWN) is None)


class Offered(Clipboard):
    def test_formats(self):
        """A history that looks for the hint finds it; text has the names it has everywhere."""
        secret = self.copy_secret(self.page)
        targets = read_as('TARGETS')[0].split()
        self.assertIn(HINT, targets)
        self.assertEqual(read_as(HINT)[0], 'secret')
        for target in ['UTF8_STRING', 'STRING', 'TEXT', 'text/plain',
                       'text/plain;charset=utf-8']:
            self.assertIn(target, targets)
            self.assertEqual(read_as(target)[0], secret)
        self.done(self.page)
        self.program.close()

    def test_clear_now(self):
        """In the window, when the dialog that copied is gone already."""
        secret = self.copy_secret(self.page)
        self.countdown()
        self.done(self.page)
        self.countdown(self.program.frame).wait_shown()
        self.shoot('clipboard-window')
        self.assertEqual(clipboard_text(), secret)
        self.program.frame.find('push button', 'Clear Now').click()
        wait_for('the clipboard to be empty', is_empty)
        self.wait_countdown_gone()
        self.program.close()

    def test_exit(self):
        self.copy_secret(self.page)
        self.done(self.page)
        self.program.close()
        self.assertTrue(is_empty())


class Over(Clipboard):
    lifetime = 10

    def test_focused(self):
        secret = self.copy_secret(self.page)
        self.assertLessEqual(int(COUNTDOWN.match(self.countdown().name)[1]), self.lifetime)
        self.assertEqual(clipboard_text(), secret)
        wait_for('the clipboard to be empty', is_empty)
        self.wait_countdown_gone()
        self.done(self.page)
        self.program.close()

    def test_unfocused(self):
        secret = self.copy_secret(self.page)
        other = subprocess.Popen(['display', '-size', '200x100', '-title', 'Other', 'xc:white'])
        self.addCleanup(other.wait)
        self.addCleanup(other.kill)
        wait_for('the other window to be in use',
                 lambda: xdo('getactivewindow', 'getwindowname').strip() == 'Other')
        self.assertEqual(clipboard_text(), secret)
        wait_for('the clipboard to be empty', is_empty)

    def test_copied_by_somebody_else(self):
        """What was copied since is not taken away."""
        self.copy_secret(self.page)
        end = time.monotonic() + self.lifetime + 1
        put_in_clipboard('theirs')
        self.wait_countdown_gone()
        while time.monotonic() < end:
            self.assertEqual(clipboard_text(), 'theirs')
        self.done(self.page)
        self.program.close()
        self.assertEqual(clipboard_text(), 'theirs')

    def test_copied_here(self):
        """The next thing that is copied here is no secret, and stays."""
        self.copy_secret(self.page)
        end = time.monotonic() + self.lifetime + 1
        client_id = self.copy_client_id(self.page)
        self.assertNotIn(HINT, read_as('TARGETS')[0])
        self.wait_countdown_gone()
        while time.monotonic() < end:
            self.assertEqual(clipboard_text(), client_id)


class Never(Clipboard):
    lifetime = 0

    def test_stays(self):
        secret = self.copy_secret(self.page)
        self.page.find('label', 'Secret in the clipboard')
        self.assertEqual(clipboard_text(), secret)
        self.done(self.page)
        self.program.close()
        self.assertTrue(is_empty())


if __name__ == '__main__':
    tap.main()
