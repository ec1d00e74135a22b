#!/usr/bin/python3
# test_signet_token_prompt.py: signet-token and the prompt of a locked keyring
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs on a bus without a keyring, and starts one that prompts as each test wants."""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import tap  # noqa: E402
import test_signet_token  # noqa: E402

MOCK = Path(__file__).parent.parent / 'e2e' / 'mock_secrets.py'
SERVICE = ['--session', '--dest', 'org.freedesktop.secrets', '--object-path',
           '/org/freedesktop/secrets']


class Prompt(test_signet_token.Case):
    prompt = 'accept'

    def setUp(self):
        self.mock = subprocess.Popen([sys.executable, MOCK, '--prompt', self.prompt],
                                     stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.end_mock)
        self.assertEqual(self.mock.stdout.readline(), 'READY\n')
        super().setUp()
        subprocess.run(['gdbus', 'call', *SERVICE, '--method',
                        'org.freedesktop.Secret.Service.Lock',
                        "['/org/freedesktop/secrets/collection/default']"],
                       check=True, stdout=subprocess.DEVNULL)

    def end_mock(self):
        self.mock.kill()
        self.mock.wait()
        self.mock.stdout.close()


class Accepted(Prompt):
    def test_unlocks(self):
        self.environment['DISPLAY'] = ':somewhere'
        self.get()

    def test_nobody_to_ask(self):
        """Without a display there is nobody, so it does not wait for anybody."""
        for name in ['DISPLAY', 'WAYLAND_DISPLAY']:
            self.environment.pop(name, None)
        self.assertFails(3, 'keyring is locked', 'billing-export')


class Dismissed(Prompt):
    prompt = 'dismiss'

    def test_stays_locked(self):
        self.environment['WAYLAND_DISPLAY'] = 'somewhere'
        self.assertFails(3, 'keyring is locked', 'billing-export')
        self.assertFails(3, 'keyring is locked', self.issued.id)


if __name__ == '__main__':
    tap.main()
