#!/usr/bin/python3
# test_headless.py: the private desktop of the tests is private, and leaves nothing behind
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS))
import tap  # noqa: E402

HEADLESS = str(TESTS / 'headless')
STORE = 'printf hidden | secret-tool store --label=Test kind test'
LOOKUP = 'secret-tool lookup kind test'


def run(options, script, **environment):
    return subprocess.run([HEADLESS, *options, 'sh', '-c', script],
                          env={**os.environ, **environment}, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, timeout=60)


def is_running(pid):
    try:
        # What has ended but was not waited for yet runs no more.
        return Path('/proc', pid, 'stat').read_text().rpartition(')')[2].split()[0] != 'Z'
    except OSError:
        return False


class Command(unittest.TestCase):
    def test_output_and_status_pass_through(self):
        done = run(['-n', '-k', 'none'], 'printf "TAP version 13\\n1..1\\nok 1\\n"; exit 7')
        self.assertEqual((done.stdout, done.returncode), ('TAP version 13\n1..1\nok 1\n', 7))

    def test_a_signal_becomes_a_status(self):
        self.assertEqual(run(['-n', '-k', 'none'], 'kill -SEGV $$').returncode, 139)

    def test_a_missing_command_is_said(self):
        done = subprocess.run([HEADLESS, '-n', '-k', 'none', '/nowhere'], capture_output=True,
                              text=True, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertIn('/nowhere is missing', done.stderr)

    def test_the_home_is_private_and_removed(self):
        done = run(['-n', '-k', 'none'], 'echo "$HOME" "$XDG_RUNTIME_DIR" "$XDG_DATA_HOME";'
                   'stat -c %a "$XDG_RUNTIME_DIR"; touch "$XDG_DATA_HOME/file"')
        home, runtime, data, mode = done.stdout.split()
        self.assertEqual(mode, '700')
        self.assertNotEqual(home, os.environ.get('HOME'))
        self.assertLess(len(runtime), 40)
        self.assertEqual([os.path.exists(path) for path in (home, runtime, data)], [False] * 3)

    def test_the_outer_desktop_does_not_shine_through(self):
        done = run(['-n', '-k', 'none'], 'echo "<$DISPLAY$WAYLAND_DISPLAY>"; echo "$KEYRING"',
                   DISPLAY=':77', WAYLAND_DISPLAY='wayland-77')
        self.assertEqual(done.stdout.split(), ['<>', 'none'])


class Cleaning(unittest.TestCase):
    def wait_until_gone(self, pids):
        end = time.monotonic() + 10
        while any(is_running(pid) for pid in pids):
            self.assertLess(time.monotonic(), end, 'still running')
            time.sleep(0.01)

    def test_a_process_that_was_left_behind_ends(self):
        done = run(['-n', '-k', 'none'], 'setsid sleep 1000 >/dev/null 2>&1 & echo $!; '
                   '(trap "" TERM; exec sleep 1000) >/dev/null 2>&1 & echo $!')
        pids = done.stdout.split()
        self.assertEqual(len(pids), 2)
        self.assertEqual([is_running(pid) for pid in pids], [False, False])

    def test_the_helpers_end_too(self):
        done = run(['-w'], 'cat /proc/$PPID/task/$PPID/children; gdbus call '
                   '--session --dest org.a11y.Bus --object-path /org/a11y/bus '
                   '--method org.a11y.Bus.GetAddress >/dev/null')
        pids = done.stdout.split()
        # Xvfb, the bus, the keyring, openbox, the shell.
        self.assertGreaterEqual(len(pids), 5, done.stderr)
        self.assertFalse(any(is_running(pid) for pid in pids))

    def test_ended_by_a_signal_it_still_cleans_up(self):
        with tempfile.TemporaryFile('w+') as output:
            harness = subprocess.Popen([HEADLESS, '-n', '-k', 'none', 'sh', '-c',
                                        'echo $$ $HOME; exec sleep 1000'], stdout=output)
            end = time.monotonic() + 30
            words = []
            while len(words) < 2:
                self.assertLess(time.monotonic(), end)
                time.sleep(0.01)
                output.seek(0)
                words = output.read().split()
            harness.send_signal(signal.SIGTERM)
            self.assertEqual(harness.wait(30), 143)
        self.wait_until_gone(words[:1])
        self.assertFalse(os.path.exists(words[1]))


class Display(unittest.TestCase):
    def test_two_at_once_have_two_displays(self):
        script = 'echo $DISPLAY; xdotool getdisplaygeometry; read -r _'
        runs = [subprocess.Popen([HEADLESS, '-k', 'none', '-s', '800x600', 'sh', '-c', script],
                                 stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
                for _ in range(2)]
        lines = [[program.stdout.readline().strip() for _ in range(2)] for program in runs]
        for program in runs:
            program.communicate('go\n', timeout=30)
        self.assertEqual([line[1] for line in lines], ['800 600', '800 600'])
        self.assertNotEqual(lines[0][0], lines[1][0])
        self.assertTrue(all(re.fullmatch(r':\d+', line[0]) for line in lines))

    def test_a_window_manager_needs_a_display(self):
        self.assertEqual(run(['-n', '-w'], 'true').returncode, 2)


class Keyring(unittest.TestCase):
    def test_unlocked_keeps_a_secret(self):
        done = run(['-n'], f'{STORE} && {LOOKUP}', KEYRING='unlocked')
        self.assertEqual((done.stdout, done.returncode), ('hidden', 0), done.stderr)

    def test_locked_refuses_and_hides(self):
        done = run(['-n'], f'{STORE}; {LOOKUP}', KEYRING='locked-noprompt')
        self.assertEqual(done.stdout, '')
        self.assertIn('locked', done.stderr)

    def test_none_is_said_by_the_bus(self):
        done = run(['-n', '-k', 'none'], STORE)
        self.assertEqual(done.returncode, 1)
        self.assertIn('org.freedesktop.secrets', done.stderr)

    def test_another_state_is_refused(self):
        self.assertEqual(run(['-n'], 'true', KEYRING='open').returncode, 2)


if __name__ == '__main__':
    tap.main()
