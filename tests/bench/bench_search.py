#!/usr/bin/python3
# bench_search.py: how long the search of the desktop waits for Signet
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""bench_search.py BUILD [-n RUNS] [-c CREDENTIALS…]

Calls the search provider as GNOME Shell does, on a bus of its own: cold, so that the bus has to
start Signet, and Signet the issuer; then a letter at a time, without a window; then beside the
window with the complete list. Prints medians.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import gi
gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib  # noqa: E402

NAME = 'io.github.signet_app.Signet'
PATH = '/io/github/signet_app/Signet'
SEARCH = 'org.gnome.Shell.SearchProvider2'
BUS = ('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus')
WORDS = ['e', 'ex', 'exp', 'expo', 'export']
LIMIT = 120_000  # milliseconds


class Desk:
    """A bus that can start Signet on N credentials."""

    def __init__(self, build, count):
        self.folder = tempfile.TemporaryDirectory(prefix='signet-')
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.build = build
        database = Path(self.folder.name, 'issuer.db')
        subprocess.run([build / 'src/issuer/signet-issuer', 'demo', '--database', database,
                        '--credentials', str(count)], check=True, stdout=subprocess.DEVNULL)
        self.socket = Path(self.folder.name, 'admin.sock')
        self.environment = {
            'SIGNET_DATABASE': str(database), 'SIGNET_LISTEN': '127.0.0.1:0',
            'SIGNET_ADMIN_SOCKET': str(self.socket),
            'SIGNET_ISSUER': str(build / 'src/issuer/signet-issuer'),
        }
        services = Path(os.environ['XDG_DATA_HOME'], 'dbus-1', 'services')
        services.mkdir(parents=True, exist_ok=True)
        (services / f'{NAME}.service').write_text(
            f'[D-BUS Service]\nName={NAME}\n'
            f'Exec={build}/src/signet --gapplication-service\n')
        self.call(*BUS, 'ReloadConfig')
        self.call(*BUS, 'UpdateActivationEnvironment', '(a{ss})', self.environment)

    def call(self, name, path, interface, method, signature=None, *arguments):
        parameters = GLib.Variant(signature, arguments) if signature else None
        return self.bus.call_sync(name, path, interface, method, parameters, None,
                                  Gio.DBusCallFlags.NONE, LIMIT, None).unpack()

    def find(self, words):
        """Milliseconds until the results are there with what is shown of the first five."""
        start = time.monotonic()
        results, = self.call(NAME, PATH + '/SearchProvider', SEARCH, 'GetInitialResultSet',
                             '(as)', words.split())
        self.call(NAME, PATH + '/SearchProvider', SEARCH, 'GetResultMetas', '(as)', results[:5])
        assert results, words
        return (time.monotonic() - start) * 1000

    def pid(self):
        try:
            return self.call(*BUS, 'GetConnectionUnixProcessID', '(s)', NAME)[0]
        except GLib.Error:
            return None

    def memory(self):
        """Resident MiB of Signet."""
        text = Path(f'/proc/{self.pid()}/status').read_text()
        return int(text.partition('VmRSS:')[2].split()[0]) / 1024

    def stop(self):
        pid = self.pid()
        if pid is not None:
            os.kill(pid, 15)
            while self.pid() is not None or self.socket.exists():
                time.sleep(0.02)

    def load(self):
        """Opens the window, and waits until the list of the window is there."""
        self.call(NAME, PATH, 'org.freedesktop.Application', 'Activate', '(a{sv})', {})
        before, quiet = -1.0, 0
        while quiet < 10:
            time.sleep(0.1)
            now = self.memory()
            quiet = quiet + 1 if abs(now - before) < 0.1 else 0
            before = now


def measure(build, count, runs):
    desk = Desk(build, count)
    cold, typed, beside = [], [], []
    for _ in range(runs):
        desk.stop()
        cold.append(desk.find(WORDS[-1]))
        typed += [desk.find(word) for word in WORDS]
    memory = desk.memory()
    desk.load()
    for _ in range(runs):
        beside += [desk.find(word) for word in WORDS]
    desk.stop()
    figures = [statistics.median(one) for one in (cold, typed, beside)]
    print('{:>9} {:9.0f} {:9.0f} {:9.0f} {:9.0f} {:9.0f}'.format(
        count, *figures, max(typed + beside), memory), flush=True)


def main():
    parser = argparse.ArgumentParser(description='the search of the desktop')
    parser.add_argument('build', type=lambda text: Path(text).resolve())
    parser.add_argument('-n', '--runs', type=int, default=7)
    parser.add_argument('-c', '--credentials', type=int, nargs='+', default=[100, 10000, 100000])
    arguments = parser.parse_args()
    print('medians in ms: cold, a letter typed without and beside the window, the slowest of '
          'these; memory of Signet without a window in MiB')
    print(f'{"":9} {"cold":>9} {"without":>9} {"beside":>9} {"slowest":>9} {"memory":>9}')
    for count in arguments.credentials:
        measure(arguments.build, count, arguments.runs)


if __name__ == '__main__':
    sys.exit(main())
