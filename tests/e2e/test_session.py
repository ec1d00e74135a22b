#!/usr/bin/python3
# test_session.py: the session does not end over a secret that nobody has
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import signal
import subprocess
import sys
import threading
from pathlib import Path

import stage
import tap
from driver import wait_for

LOGOUT = 1


class Session(stage.Stage):
    def setUp(self):
        super().setUp()
        self.calls = []
        self.manager = subprocess.Popen(
            [sys.executable, Path(__file__).parent / 'mock_session.py'],
            stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.manager.stdout.close)
        self.addCleanup(self.manager.wait)
        self.addCleanup(self.manager.kill)
        self.assertEqual(self.manager.stdout.readline(), 'READY\n')
        reader = threading.Thread(target=self.read_calls)
        reader.start()
        self.addCleanup(reader.join)
        self.addCleanup(self.manager.kill)
        self.start()
        self.wait_page('No Credentials Yet')
        self.wait_call('RegisterClient')

    def read_calls(self):
        for line in self.manager.stdout:
            self.calls.append(json.loads(line))

    def calls_of(self, method):
        return [call for call in self.calls if call[0] == method]

    def wait_call(self, method):
        return wait_for(method, lambda: self.calls_of(method))[-1]

    def ask_to_end(self):
        """What Signet says about the session that is to end: whether it may, and why not."""
        before = len(self.calls_of('EndSessionResponse'))
        self.manager.send_signal(signal.SIGUSR1)
        return wait_for('an answer', lambda: self.calls_of('EndSessionResponse')[before:])[0][1:]

    def test_copied(self):
        self.assertEqual(self.ask_to_end()[0], True)
        page = self.add('Held')
        _, application, _, reason, flags = self.wait_call('Inhibit')
        self.assertEqual(application, 'io.github.signet_app.Signet')
        self.assertEqual(reason, 'A new Client Secret is neither copied nor saved')
        self.assertEqual(flags, LOGOUT)
        self.assertEqual(self.calls_of('Uninhibit'), [])

        self.copy_secret(page)
        self.assertEqual(self.wait_call('Uninhibit'), ['Uninhibit', 1])
        self.done(page)
        self.assertEqual(self.ask_to_end()[0], True)
        self.assertEqual(len(self.calls_of('Inhibit')), 1)
        self.program.close()

    def test_given_up(self):
        self.add('Held')
        self.wait_call('Inhibit')
        self.program.key('Escape')
        self.answer(stage.LEAVE_SECRET, 'Close Anyway')
        self.assertEqual(self.wait_call('Uninhibit'), ['Uninhibit', 1])
        self.program.close()


if __name__ == '__main__':
    tap.main()
