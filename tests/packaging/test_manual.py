#!/usr/bin/python3
# test_manual.py: the manual pages and the completions say what the commands do
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

MANUALS = ROOT / 'data' / 'man'
COMPLETIONS = ROOT / 'data' / 'completions'
LIST = 'billing-export\tid-1\nTwo Words (more)\tid-2\n$(date)\tid-3\n'

# The commands of a program have helps of their own.
PROGRAMS = {'signet': [], 'signet-token': [],
            'signet-issuer': ['audit', 'demo', 'member', 'organization', 'policy']}
ENVIRONMENT = {**os.environ, 'LC_ALL': 'C.UTF-8'}


def help_of(program, *words):
    path = os.environ[program.upper().replace('-', '_')]
    return subprocess.run([path, *words, '--help'], capture_output=True, text=True, check=True,
                          env=ENVIRONMENT).stdout


def options_in(text):
    return set(re.findall(r'(?<![\w-])--([a-z]+(?:-[a-z]+)*)', text))


def options_of(program):
    helps = [help_of(program)] + [help_of(program, command) for command in PROGRAMS[program]]
    return options_in('\n'.join(helps))


class Manual(unittest.TestCase):
    def lint(self, *command):
        if shutil.which(command[0]) is None:
            self.skipTest(f'there is no {command[0]}')
        for program in PROGRAMS:
            with self.subTest(program):
                result = subprocess.run([*command, str(MANUALS / f'{program}.1')],
                                        capture_output=True, text=True,
                                        env={**ENVIRONMENT, 'MANWIDTH': '100'})
                self.assertEqual((result.returncode, result.stderr), (0, ''), result.stdout[:500])

    def test_man(self):
        self.lint('man', '--warnings', '-l', '-Tutf8', '-Z')

    def test_mandoc(self):
        self.lint('mandoc', '-T', 'lint', '-W', 'error')

    def test_options(self):
        """Every option is in the manual page, and no other."""
        for program in PROGRAMS:
            with self.subTest(program):
                text = (MANUALS / f'{program}.1').read_text().replace('\\-', '-')
                # How another program is called is no option of this one.
                text = re.sub(r'systemctl.*', '', text)
                self.assertEqual(options_in(text), options_of(program))

    def test_commands(self):
        text = (MANUALS / 'signet-issuer.1').read_text()
        usage = help_of('signet-issuer')
        for command in PROGRAMS['signet-issuer']:
            self.assertRegex(text, rf'\n\.BI? "?{command} ?')
            self.assertRegex(usage, rf'\n  {command} ')


class Completion(unittest.TestCase):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.token = Path(folder.name, 'signet-token')
        self.token.write_text(f"#!/bin/sh\ncat <<'END'\n{LIST}END\n")
        self.token.chmod(0o755)

    def complete(self, program, *words):
        function = '_' + program.replace('-', '_')
        script = (f'source {COMPLETIONS}/{program}.bash; COMP_WORDS=("$@"); '
                  f'COMP_CWORD=$(($# - 1)); {function}; printf "%s\\n" "${{COMPREPLY[@]}}"')
        command = str(self.token) if program == 'signet-token' else program
        result = subprocess.run(['bash', '-c', script, 'bash', command, *words],
                                capture_output=True, text=True, check=True, cwd=COMPLETIONS)
        self.assertEqual(result.stderr, '')
        return [line for line in result.stdout.splitlines() if line]

    def test_names(self):
        self.assertEqual(self.complete('signet-token', 'bil'), ['billing-export'])
        self.assertEqual(self.complete('signet-token', 'Two'), [r'Two\ Words\ \(more\)'])
        self.assertEqual(self.complete('signet-token', 'id-2'), ['id-2'])
        self.assertEqual(len(self.complete('signet-token', '')), 3)

    def test_names_are_quoted(self):
        """A name is data, whatever it looks like."""
        self.assertEqual(self.complete('signet-token', '$'), [r'\$\(date\)'])

    def test_values(self):
        self.assertEqual(self.complete('signet-token', '--connection', ''), ['this-computer'])
        self.assertEqual(self.complete('signet-token', '--scope', ''), [])
        self.assertEqual(self.complete('signet-issuer', 'policy', 'set', '--default', 'n'),
                         ['never'])
        self.assertEqual(self.complete('signet-issuer', '--database', 'signet.b'),
                         ['signet.bash'])

    def test_bash_options(self):
        for program, commands in PROGRAMS.items():
            with self.subTest(program):
                offered = set(self.complete(program, '--'))
                self.assertEqual(options_in(' '.join(offered)), options_in(help_of(program))
                                 - options_in(help_of(program).partition('Commands that')[2]))
        for command in PROGRAMS['signet-issuer']:
            with self.subTest(command):
                offered = self.complete('signet-issuer', command, '--')
                self.assertEqual(options_in(' '.join(offered)),
                                 options_in(help_of('signet-issuer', command)))

    def test_bash_commands(self):
        """What is offered is what the usage of the program has."""
        usage = help_of('signet-issuer').partition('Commands that')[2]
        for line in usage.splitlines()[1:]:
            words = [word for word in line.split() if re.fullmatch('[a-z]+', word)]
            for n, word in enumerate(words):
                self.assertIn(word, self.complete('signet-issuer', *words[:n], ''), line)
        self.assertEqual(len(self.complete('signet-issuer', '')), len(PROGRAMS['signet-issuer']))
        self.assertIn('compliance-admin', self.complete('signet-issuer', 'member', 'set', 'a', ''))
        self.assertIn('signet.bash',
                      self.complete('signet-issuer', 'organization', 'import', 'signet.'))

    def test_other_shells_options(self):
        for program in PROGRAMS:
            with self.subTest(program):
                fish = (COMPLETIONS / f'{program}.fish').read_text()
                zsh = (COMPLETIONS / f'_{program}').read_text()
                self.assertEqual(set(re.findall(r' -l ([a-z]+(?:-[a-z]+)*)', fish)) -
                                 {'commands', 'roles', 'none', 'member', 'organization',
                                  'policy'}, options_of(program))
                self.assertEqual(options_in(re.sub(r'signet-token --list', '', zsh)),
                                 options_of(program))
                self.assertTrue(zsh.startswith(f'#compdef {program}\n'))

    def test_other_shells_syntax(self):
        for shell, option, form in (('fish', '--no-execute', '{}.fish'), ('zsh', '-n', '_{}')):
            if shutil.which(shell) is None:
                self.skipTest(f'there is no {shell}')
            for program in PROGRAMS:
                result = subprocess.run([shell, option, str(COMPLETIONS / form.format(program))],
                                        capture_output=True)
                self.assertEqual((result.returncode, result.stderr), (0, b''), program)


if __name__ == '__main__':
    tap.main()
