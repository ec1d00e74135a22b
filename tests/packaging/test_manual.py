#!/usr/bin/python3
# test_manual.py: the manual page and the completions say what the command does
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / 'tests'))
import tap  # noqa: E402

MANUAL = ROOT / 'data' / 'man' / 'signet-token.1'
BASH = ROOT / 'data' / 'completions' / 'signet-token.bash'
FISH = ROOT / 'data' / 'completions' / 'signet-token.fish'
LIST = 'billing-export\tid-1\nTwo Words (more)\tid-2\n$(date)\tid-3\n'


def options_of_the_command():
    text = subprocess.run([os.environ['SIGNET_TOKEN'], '--help'], capture_output=True, text=True,
                          check=True, env={**os.environ, 'LC_ALL': 'C.UTF-8'}).stdout
    return set(re.findall(r'(?<=\s)--([a-z]+)', text))


class Manual(unittest.TestCase):
    def test_lint(self):
        if shutil.which('man') is None:
            self.skipTest('there is no man')
        result = subprocess.run(['man', '--warnings', '-l', '-Tutf8', '-Z', str(MANUAL)],
                                capture_output=True, text=True,
                                env={**os.environ, 'LC_ALL': 'C.UTF-8', 'MANWIDTH': '100'})
        self.assertEqual((result.returncode, result.stderr), (0, ''))

    def test_options(self):
        text = MANUAL.read_text().replace('\\-', '-')
        self.assertEqual(set(re.findall(r'(?<![\w-])--([a-z]+)', text)), options_of_the_command())


class Completion(unittest.TestCase):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.command = Path(folder.name, 'signet-token')
        self.command.write_text(f"#!/bin/sh\ncat <<'END'\n{LIST}END\n")
        self.command.chmod(0o755)

    def complete(self, *words):
        script = (f'source {BASH}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _signet_token; '
                  'printf "%s\\n" "${COMPREPLY[@]}"')
        result = subprocess.run(['bash', '-c', script, 'bash', str(self.command), *words],
                                capture_output=True, text=True, check=True)
        self.assertEqual(result.stderr, '')
        return [line for line in result.stdout.splitlines() if line]

    def test_names(self):
        self.assertEqual(self.complete('bil'), ['billing-export'])
        self.assertEqual(self.complete('Two'), [r'Two\ Words\ \(more\)'])
        self.assertEqual(self.complete('id-2'), ['id-2'])
        self.assertEqual(len(self.complete('')), 3)

    def test_names_are_quoted(self):
        """A name is data, whatever it looks like."""
        self.assertEqual(self.complete('$'), [r'\$\(date\)'])

    def test_options(self):
        self.assertEqual({word.removeprefix('--') for word in self.complete('--')},
                         options_of_the_command())
        self.assertEqual(self.complete('--connection', ''), ['this-computer'])
        self.assertEqual(self.complete('--scope', ''), [])

    def test_fish(self):
        self.assertEqual(set(re.findall(r'-l ([a-z]+)', FISH.read_text())),
                         options_of_the_command())

    def test_fish_syntax(self):
        if shutil.which('fish') is None:
            self.skipTest('there is no fish')
        result = subprocess.run(['fish', '--no-execute', str(FISH)], capture_output=True)
        self.assertEqual(result.returncode, 0, result.stderr)


if __name__ == '__main__':
    tap.main()
