#!/usr/bin/python3
# test_on_debian.py: what runs in another Debian leaves nothing mounted and nothing running
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
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

ON_DEBIAN = str(TESTS / 'on-debian')

# Makes no Debian, but the least that a command can run in.
DEBOOTSTRAP = '''#!/bin/sh
set -e
while case $1 in --*) true ;; *) false ;; esac; do shift; done
echo "$1 $3" >"$FAKE_LOG"
cd "$2"
mkdir -p bin proc sys dev tmp run mnt etc/apt/apt.conf.d etc/dpkg/dpkg.cfg.d usr/sbin
for name in sh env umount ls sleep touch; do
  file=$(readlink -f "$(command -v $name)")
  cp "$file" bin/$name
  ldd "$file" | grep -o '/[^ ]*' | while read -r library; do
    mkdir -p ".${library%/*}"
    cp -L "$library" ".$library"
  done
done
'''


def can_make_namespaces():
    return os.geteuid() == 0 and subprocess.run(
        ['unshare', '--mount', '--pid', '--ipc', '--fork', 'true'], stdin=subprocess.DEVNULL,
        capture_output=True).returncode == 0


class OnDebian(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='signet-')
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.tree = self.folder / 'tree'
        fake = self.folder / 'debootstrap'
        fake.write_text(DEBOOTSTRAP)
        fake.chmod(0o755)
        self.environment = {**os.environ, 'PATH': f'{self.folder}:{os.environ["PATH"]}',
                            'FAKE_LOG': str(self.folder / 'log')}

    def command(self, script):
        return [ON_DEBIAN, '--tree', str(self.tree), '--mirror', 'http://archive.example/debian',
                'trixie', 'sh', '-c', script]

    def run_inside(self, script):
        return subprocess.run(self.command(script), env=self.environment, capture_output=True,
                              stdin=subprocess.DEVNULL, text=True, timeout=60)


class Usage(OnDebian):
    def test_help(self):
        done = subprocess.run([ON_DEBIAN, '--help'], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0)
        self.assertIn('Usage', done.stdout)

    def test_no_command(self):
        for arguments in [], ['trixie'], ['--what', 'trixie', 'true']:
            done = subprocess.run([ON_DEBIAN, *arguments], capture_output=True, text=True)
            self.assertEqual(done.returncode, 2)
            self.assertIn('Usage', done.stderr)

    def test_root_is_needed(self):
        nobody = ['setpriv', '--reuid=65534', '--clear-groups'] if os.geteuid() == 0 else []
        done = subprocess.run([*nobody, 'bash', '-s', 'trixie', 'true'], capture_output=True,
                              text=True, input=Path(ON_DEBIAN).read_text())
        self.assertEqual(done.returncode, 1)
        self.assertIn('needs root', done.stderr)


@unittest.skipUnless(can_make_namespaces(), 'only root can make a Debian of its own')
class Inside(OnDebian):
    def test_output_and_status_pass_through(self):
        done = self.run_inside('ls; exit 7')
        self.assertEqual(done.returncode, 7, done.stderr)
        self.assertIn('meson.build', done.stdout.split())
        self.assertNotIn('build', done.stdout.split())
        self.assertEqual((self.folder / 'log').read_text(),
                         'trixie http://archive.example/debian\n')

    def test_the_tree_and_the_builds_are_kept(self):
        self.assertEqual(self.run_inside('touch build-here gone').returncode, 0)
        (self.folder / 'log').unlink()
        names = self.run_inside('ls').stdout.split()
        self.assertIn('build-here', names)
        self.assertNotIn('gone', names)
        self.assertFalse((self.folder / 'log').exists())

    def test_a_failure_leaves_no_tree(self):
        (self.folder / 'debootstrap').write_text('#!/bin/sh\necho no such release; exit 1\n')
        done = self.run_inside('true')
        self.assertEqual(done.returncode, 1)
        self.assertIn('no such release', done.stderr)
        self.assertFalse(self.tree.exists())
        # That it can be cleaned away.
        self.assertEqual(os.listdir(f'{self.tree}.new'), ['.made-by-on-debian'])

    def test_an_empty_folder_becomes_the_tree(self):
        self.tree.mkdir()
        self.assertEqual(self.run_inside('true').returncode, 0)
        self.assertTrue((self.tree / '.made-by-on-debian').exists())
        self.assertFalse((self.tree / 'tree.new').exists())

    def test_another_folder_is_left_alone(self):
        self.tree.mkdir()
        (self.tree / 'mine').touch()
        self.assertEqual(self.run_inside('true').returncode, 1)
        self.assertEqual(os.listdir(self.tree), ['mine'])

    def test_nothing_is_left(self):
        for number in signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL:
            self.end_with(number)

    def end_with(self, number):
        marker = f'{self.tree}/signet/running'
        process = subprocess.Popen(self.command('touch running; sleep 987 & sleep 987'),
                                   env=self.environment, stdin=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        self.addCleanup(process.kill)
        self.wait_for(lambda: os.path.exists(marker))
        self.assertEqual(self.run_inside('true').returncode, 1, 'used by two at once')
        process.send_signal(number)
        process.wait(20)
        self.assertNotEqual(process.returncode, 0)
        self.wait_for(lambda: not self.processes())
        self.assertNotIn(str(self.tree), Path('/proc/self/mounts').read_text())
        os.unlink(marker)

    def processes(self):
        """Those that have the tree as their root."""
        found = []
        for entry in Path('/proc').iterdir():
            try:
                if entry.name.isdigit() and 'sleep\x00987' in (entry / 'cmdline').read_text() and \
                        os.path.samefile(entry / 'root', self.tree):
                    found.append(entry.name)
            except OSError:
                continue
        return found

    def wait_for(self, condition):
        end = time.monotonic() + 20
        while not condition():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.01)


if __name__ == '__main__':
    tap.main()
