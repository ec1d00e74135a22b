#!/usr/bin/python3
# test_signet_token_locked.py: signet-token when the keyring is locked and nobody can unlock it
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import tap  # noqa: E402


class Locked(unittest.TestCase):
    def run_token(self, *arguments, **environment):
        return subprocess.run([os.environ['SIGNET_TOKEN'], *arguments], capture_output=True,
                              text=True, timeout=60, env={**os.environ, **environment})

    def test_locked(self):
        """A keyring that was never unlocked tells nothing, so there is nothing to unlock for."""
        result = self.run_token('billing-export')
        self.assertIn(result.returncode, (2, 3), result.stderr)
        self.assertEqual(len(result.stderr.splitlines()), 1)
        self.assertEqual(result.stdout, '')

    def test_list(self):
        """It never unlocks anything, because completion asks it."""
        result = self.run_token('--list')
        self.assertEqual((result.returncode, result.stdout), (0, ''), result.stderr)


if __name__ == '__main__':
    tap.main()
