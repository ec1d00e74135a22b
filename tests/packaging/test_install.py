#!/usr/bin/python3
# test_install.py: what is installed, that it runs from there, and what is in an archive
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs inside a private desktop. $SIGNET_BUILD is a build that is done."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / 'tests'))
import sources  # noqa: E402
import tap  # noqa: E402

BUILD = Path(os.environ['SIGNET_BUILD'])
PATIENCE = float(os.environ.get('SIGNET_PATIENCE', 30))
APP_ID = 'io.github.signet_app.Signet'
PROGRAMS = ['signet', 'signet-issuer', 'signet-token']
# The options that say which files there are.
USUAL = {'profile': 'default', 'systemduserunitdir': ''}
LANGUAGES = (ROOT / 'po' / 'LINGUAS').read_text().split('\n')

EXPECTED = {
    *(f'bin/{name}' for name in PROGRAMS),
    *(f'share/man/man1/{name}.1' for name in PROGRAMS),
    *(f'share/bash-completion/completions/{name}' for name in PROGRAMS),
    *(f'share/fish/vendor_completions.d/{name}.fish' for name in PROGRAMS),
    *(f'share/zsh/site-functions/_{name}' for name in PROGRAMS),
    *(f'share/locale/{code}/LC_MESSAGES/signet.mo'
      for code in LANGUAGES if code and not code.startswith('#')),
    'lib/systemd/user/signet-issuer.service',
    'lib/systemd/user/signet-issuer.socket',
    f'share/applications/{APP_ID}.desktop',
    f'share/dbus-1/services/{APP_ID}.service',
    f'share/glib-2.0/schemas/{APP_ID}.gschema.xml',
    f'share/gnome-shell/search-providers/{APP_ID}.search-provider.ini',
    f'share/icons/hicolor/scalable/apps/{APP_ID}.svg',
    f'share/icons/hicolor/symbolic/apps/{APP_ID}-symbolic.svg',
    f'share/metainfo/{APP_ID}.metainfo.xml',
}


def run(*command, **options):
    result = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL,
                            **options)
    if result.returncode != 0:
        raise AssertionError(f'{command}: {result.returncode}\n{result.stdout}{result.stderr}')
    return result.stdout


def installed_by(build):
    """Where everything goes: full paths, without DESTDIR."""
    return set(sources.introspect(build, 'installed').values())


def wait_until(condition, what):
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f'waited in vain until {what}')
        time.sleep(0.02)


def children_of(pid):
    """The numbers of its children, as text."""
    for entry in Path('/proc').glob('[0-9]*'):
        try:
            if f'\nPPid:\t{pid}\n' in (entry / 'status').read_text():
                yield entry.name
        except OSError:
            continue


def exe_of(pid):
    try:
        return os.readlink(f'/proc/{pid}/exe')
    except OSError:
        return None


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        options = sources.options_of(BUILD)
        for name, usual in USUAL.items():
            if options[name] != usual:
                raise unittest.SkipTest(f'other files belong to {name}={options[name]}')
        cls.folder = Path(tempfile.mkdtemp(prefix='signet-install-'))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        run('meson', 'install', '-C', str(BUILD), '--no-rebuild', '--quiet',
            '--destdir', str(cls.folder))
        cls.prefix = options['prefix']
        cls.root = cls.folder / cls.prefix.lstrip('/')

    def files(self):
        return [path for path in self.folder.rglob('*') if path.is_file()]

    def test_files(self):
        """What there is, and nothing outside of the prefix."""
        found = {str(path.relative_to(self.root)) for path in self.files()}
        self.assertEqual(found, EXPECTED)

    def test_no_path_of_the_build(self):
        for path in self.files():
            if path.parent.name == 'bin' or path.suffix == '.mo':
                continue
            text = path.read_text()
            for private in (ROOT, BUILD, self.folder):
                # As a whole path: a short one may be a part of another.
                self.assertNotRegex(text, rf'(?<![\w.%}}-]){re.escape(str(private))}(?![\w.-])')

    def test_modes(self):
        for path in self.files():
            expected = 0o755 if path.parent.name == 'bin' else 0o644
            self.assertEqual(path.stat().st_mode & 0o777, expected, path)

    def test_service_is_the_installed_program(self):
        text = (self.root / 'lib/systemd/user/signet-issuer.service').read_text()
        self.assertIn(f'\nExecStart={self.prefix}/bin/signet-issuer\n', text)

    def test_runs_from_there(self):
        """With its own schemas and its own issuer, wherever it was put."""
        schemas = self.folder / 'schemas'
        schemas.mkdir()
        run('glib-compile-schemas', '--strict', '--targetdir', str(schemas),
            str(self.root / 'share/glib-2.0/schemas'))
        self.addCleanup(shutil.rmtree, schemas)
        runtime = Path(os.environ['XDG_RUNTIME_DIR'])
        environment = {key: value for key, value in os.environ.items()
                       if not key.startswith('SIGNET_')}
        environment.update(GSETTINGS_SCHEMA_DIR=str(schemas), SIGNET_LISTEN='127.0.0.1:0')
        process = subprocess.Popen([self.root / 'bin/signet'], env=environment,
                                   stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.kill)

        def answers():
            self.assertIsNone(process.poll(), 'it ended')
            with socket.socket(socket.AF_UNIX) as client:
                return client.connect_ex(str(runtime / 'signet/issuer.sock')) == 0

        wait_until(answers, 'its issuer answers')
        program = str(self.root / 'bin/signet-issuer')
        issuers = [pid for pid in children_of(process.pid) if exe_of(pid) == program]
        self.assertEqual(len(issuers), 1)
        process.terminate()
        process.wait(PATIENCE)
        wait_until(lambda: exe_of(issuers[0]) is None, 'its issuer has ended, too')


class Elsewhere(unittest.TestCase):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory(prefix='signet-setup-')
        self.addCleanup(folder.cleanup)
        self.build = Path(folder.name)

    def setup(self, *options):
        run('meson', 'setup', str(self.build), str(ROOT), *options)
        return installed_by(self.build)

    def test_strange_prefix(self):
        installed = self.setup('--prefix', '/opt/signet')
        self.assertLessEqual({f'/opt/signet/{name}' for name in EXPECTED if '.mo' not in name},
                             installed)
        self.assertEqual([path for path in installed if not path.startswith('/opt/signet/')], [])
        text = (self.build / 'data/systemd/signet-issuer.service').read_text()
        self.assertIn('\nExecStart=/opt/signet/bin/signet-issuer\n', text)
        self.assertIn('"/opt/signet/share/locale"', (self.build / 'config.h').read_text())

    def test_no_units_where_nobody_wants_them(self):
        installed = self.setup('-Dsystemduserunitdir=no')
        self.assertEqual([path for path in installed if 'systemd' in path], [])


def has_history():
    """Whether git knows these sources, and not just a folder around them, and trusts them."""
    return (ROOT / '.git').exists() and shutil.which('git') is not None and subprocess.run(
        ['git', '-C', str(ROOT), 'rev-parse', '--verify', '--quiet', 'HEAD'],
        stdin=subprocess.DEVNULL, capture_output=True).returncode == 0


class Archive(unittest.TestCase):
    def test_everything_is_in_it(self):
        """An archive for distributions has what the history has, and nothing more."""
        if not has_history():
            self.skipTest('these are no sources with a history')
        version = sources.introspect(BUILD, 'projectinfo')['version']
        run('meson', 'dist', '-C', str(BUILD), '--no-tests', '--allow-dirty',
            '--formats', 'gztar')
        archive = BUILD / 'meson-dist' / f'signet-{version}.tar.gz'
        with tarfile.open(archive) as opened:
            found = {re.sub('^[^/]*/', '', member.name) for member in opened if member.isfile()}
        kept = run('git', '-C', str(ROOT), 'ls-tree', '-r', '--name-only', 'HEAD').splitlines()
        self.assertEqual(found, set(kept))


if __name__ == '__main__':
    tap.main()
