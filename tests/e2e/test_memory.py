#!/usr/bin/python3
# test_memory.py: nothing of a secret is left in the memory of Signet
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Takes images of all the memory of Signet with gcore, also of what it leaves out of its own
core dumps, and looks for any PIECE characters of the secret in a row.
"""

import json
import os
import re
import shutil
import subprocess
import unittest

import stage
import tap
from driver import PATIENCE, clipboard_text, put_in_clipboard, wait_for, xdo

PIECE = 12


def pieces(secret):
    body = secret.removeprefix('sgn_').encode()
    return [body[start:start + PIECE] for start in range(len(body) - PIECE + 1)]


class Memory(stage.Stage):
    @classmethod
    def setUpClass(cls):
        if shutil.which('gcore') is None:
            raise unittest.SkipTest('gcore, of gdb, is not installed')
        if os.environ['SIGNET_WIPES_HEAP'] != 'yes':
            raise unittest.SkipTest('this build leaves the heap as it is')

    def setUp(self):
        super().setUp()
        self.start()
        self.wait_page('No Credentials Yet')
        self.page = self.add('Only Once')

    def image(self):
        prefix = self.folder / 'core'
        process = self.program.process.pid
        result = subprocess.run(['gcore', '-a', '-o', prefix, str(process)], text=True,
                                capture_output=True, timeout=10 * PATIENCE)
        if 'Operation not permitted' in result.stderr:
            self.skipTest('gcore may not look into processes here')
        self.assertEqual(result.returncode, 0, result.stderr)
        with open(f'{prefix}.{process}', 'rb') as file:
            return file.read()

    def assertNothingLeft(self, secret):
        image = self.image()
        found = [image.find(piece) for piece in pieces(secret)]
        around = [image[max(0, at - 64):at + 64] for at in found if at >= 0]
        self.assertEqual(around, [])
        # It is the memory of Signet, and this is how one finds what is in it.
        self.assertIn(b'Only Once', image)

    def copy_as_curl(self):
        """The first item of the menu."""
        put_in_clipboard('What was there before')
        self.page.find(None, 'Copy As').click()
        wait_for('the menu', lambda: any('focused' in node.states for node in self.page.walk()
                                         if node.role == 'menu item'))
        xdo('key', 'Return')
        wait_for('the request', lambda: clipboard_text().startswith(' curl '))

    def clear_and_close(self):
        self.page.find('push button', 'Clear Now').click()
        self.done(self.page)
        self.row('^Only Once,')

    def test_found_while_it_is_there(self):
        secret = self.copy_secret(self.page)
        self.assertIn(secret.encode(), self.image())

    def test_copied(self):
        secret = self.copy_secret(self.page)
        self.assertEqual(clipboard_text(), secret)
        self.copy_as_curl()
        self.clear_and_close()
        self.assertNothingLeft(secret)
        self.program.close()

    def test_shown(self):
        secret = self.copy_secret(self.page)
        self.page.find('push button', 'Show Client Secret').click()
        self.wait_text(self.page, secret)
        self.clear_and_close()
        self.assertNothingLeft(secret)
        self.program.close()

    def test_saved_to_the_keyring(self):
        self.page.find('push button', 'Save to Keyring').click()
        self.page.find('label', 'Saved to the keyring').wait_shown()
        self.done(self.page)
        self.row('^Only Once,')
        client_id = self.credentials()[0]['client_id']
        secret = self.keyring_secret(client_id)
        self.assertEqual(self.ask_token(client_id, secret)[0], 200)
        self.assertNothingLeft(secret)
        self.program.close()

    def test_saved_to_a_file(self):
        path = self.folder / 'secret.json'
        self.page.find(None, 'Save to File').click()
        wait_for('the menu', lambda: any('focused' in node.states for node in self.page.walk()
                                         if node.role == 'menu item'))
        xdo('key', 'Down', 'Down', 'Return')
        self.program.find('text', re.compile('^Name'))
        self.program.key('ctrl+a')
        self.program.type(path)
        self.program.key('Return')
        self.page.find('label', 'Saved to “secret.json”, which only this user can read')
        self.done(self.page)
        self.row('^Only Once,')
        with open(path) as file:
            self.assertNothingLeft(json.load(file)['client_secret'])
        self.program.close()


if __name__ == '__main__':
    tap.main()
