#!/usr/bin/python3
# test_units.py: systemd understands the units, and what they say is what the issuer does
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import configparser
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / 'tests'))
import tap  # noqa: E402

SERVICE = Path(os.environ['SIGNET_SERVICE_UNIT'])
SOCKET = ROOT / 'data' / 'systemd' / 'signet-issuer.socket'
ISSUER = os.environ['SIGNET_ISSUER']


class Gathered(dict):
    """What is said twice is kept twice, one in a line."""

    def __setitem__(self, key, value):
        if key in self and isinstance(value, list):
            self[key].extend(value)
        else:
            super().__setitem__(key, value)


def read(path):
    parser = configparser.ConfigParser(strict=False, interpolation=None, delimiters=('=',),
                                       dict_type=Gathered)
    parser.optionxform = str
    parser.read(path)
    return parser


class Units(unittest.TestCase):
    def test_systemd_understands_them(self):
        if shutil.which('systemd-analyze') is None:
            self.skipTest('there is no systemd-analyze')
        with tempfile.TemporaryDirectory() as folder:
            text = SERVICE.read_text()
            command = read(SERVICE)['Service']['ExecStart']
            # What is not installed yet cannot be executed where it will be.
            Path(folder, SERVICE.name).write_text(text.replace(command, ISSUER))
            shutil.copy(SOCKET, folder)
            result = subprocess.run(
                ['systemd-analyze', 'verify', '--user', '--man=no', '--recursive-errors=no',
                 SERVICE.name, SOCKET.name],
                capture_output=True, text=True, cwd=folder,
                env={**os.environ, 'SYSTEMD_UNIT_PATH': f'{folder}:',
                     'XDG_RUNTIME_DIR': folder, 'SYSTEMD_LOG_LEVEL': 'warning'})
        self.assertEqual((result.returncode, result.stderr.strip()), (0, ''))

    def test_sockets(self):
        """The same places as without systemd, and nobody else can connect."""
        unit = read(SOCKET)['Socket']
        self.assertEqual(unit['ListenStream'].split('\n'),
                         ['127.0.0.1:7878', '%t/signet/issuer.sock'])
        self.assertEqual((unit['SocketMode'], unit['DirectoryMode']), ('0600', '0700'))
        text = subprocess.run([ISSUER, '--help'], capture_output=True, text=True,
                              check=True).stdout
        self.assertIn('127.0.0.1:PORT', text)

    def test_service(self):
        unit = read(SERVICE)['Service']
        self.assertEqual(Path(unit['ExecStart']).name, 'signet-issuer')
        self.assertTrue(Path(unit['ExecStart']).is_absolute())
        for name, value in {'Type': 'notify', 'NoNewPrivileges': 'yes', 'UMask': '0077',
                            'LimitCORE': '0',
                            'RestrictAddressFamilies': 'AF_UNIX AF_INET'}.items():
            self.assertEqual(unit[name], value)


if __name__ == '__main__':
    tap.main()
