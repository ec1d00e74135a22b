#!/usr/bin/python3
# test_summary.py: the closing line of a test run tells the truth
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS))
import tap  # noqa: E402

# Name, how Meson reads it, what the program does, how it is counted.
PROGRAMS = {
    'plain-good': ('exitcode', 'true', (1, 0, 0)),
    'plain-bad': ('exitcode', 'false', (0, 1, 0)),
    'plain-skipped': ('exitcode', 'exit 77', (0, 0, 1)),
    'plain-hangs': ('exitcode', 'exec sleep 60', (0, 1, 0)),
    'plain-crashes': ('exitcode', 'kill -SEGV $$', (0, 1, 0)),
    'tap-good': ('tap', 'echo ok 1; echo "ok 2 # SKIP no bus"; echo ok 3; echo 1..3', (2, 0, 1)),
    'tap-bad': ('tap', 'echo ok 1; echo not ok 2; echo 1..2; exit 1', (1, 1, 0)),
    'tap-breaks-off': ('tap', 'echo 1..3; echo ok 1', (1, 1, 0)),
    'tap-fails-at-the-end': ('tap', 'echo 1..1; echo ok 1; exit 1', (1, 1, 0)),
    'tap-crashes': ('tap', 'echo 1..2; echo ok 1; kill -SEGV $$', (1, 1, 0)),
    'tap-hangs': ('tap', 'echo 1..2; echo ok 1; exec sleep 60', (1, 1, 0)),
    'tap-bails-out': ('tap', 'echo "Bail out! no test ran"; echo 1..0; exit 1', (0, 1, 0)),
}


def write_project(folder, names):
    lines = ["project('other')", "sh = find_program('sh')"]
    for name in names:
        protocol, script, _ = PROGRAMS[name]
        quoted = script.replace("'", "\\'")
        lines.append(f"test('{name}', sh, args: ['-c', '{quoted}'], protocol: '{protocol}',"
                     f" timeout: 1, suite: 'some')")
    (folder / 'meson.build').write_text('\n'.join(lines) + '\n')


def summarize(names):
    """Runs NAMES in a project of their own; gives the closing line and the exit status."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build = folder / 'build'
        write_project(folder, names)
        subprocess.run(['meson', 'setup', build, folder], check=True, stdout=sys.stderr)
        run = subprocess.run(['meson', 'test', '-C', build], stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        done = subprocess.run([sys.executable, TESTS / 'summary.py', build, str(run.returncode)],
                              capture_output=True, text=True)
        return done.stdout.splitlines()[-1], done.returncode, done.stdout + done.stderr


class Summary(unittest.TestCase):
    def check(self, names, status):
        numbers = [sum(PROGRAMS[name][2][index] for name in names) for index in range(3)]
        line = f'{numbers[0]} passed, {numbers[1]} failed'
        if numbers[2] > 0:
            line += f', {numbers[2]} skipped'
        last, code, everything = summarize(names)
        self.assertEqual((last, code), (line, status), everything)
        for name in names:
            if PROGRAMS[name][2][1] > 0:
                self.assertIn(f'failed: {name}: ', everything)

    def test_everything_at_once(self):
        self.check(list(PROGRAMS), 1)

    def test_each_kind_of_failure_alone(self):
        for name in ('plain-hangs', 'tap-breaks-off', 'tap-fails-at-the-end', 'tap-bails-out'):
            with self.subTest(name):
                self.check(['plain-good', name], 1)

    def test_success(self):
        self.check(['plain-good', 'tap-good'], 0)

    def test_only_skipped_is_no_success(self):
        self.check(['plain-skipped'], 1)


if __name__ == '__main__':
    tap.main()
