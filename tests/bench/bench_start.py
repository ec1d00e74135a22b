#!/usr/bin/python3
# bench_start.py: start-up, against a bare window in the same run
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""bench_start.py BUILD [-n RUNS] [-c CREDENTIALS…]

Starts Signet on an issuer that runs already and holds so many credentials, and a bare
AdwApplicationWindow, in turn, and prints for each the medians in milliseconds: until the
window is there, until it is painted, until it rests (which for Signet means that the whole
list has arrived), and the most memory.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path


def watch(build, command, environment):
    result = subprocess.run([build / 'tests/bench/watch-start', *map(str, command)],
                            env={**os.environ, **environment}, capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f'{command[0]} did not come to rest: {result.stderr}')
    return [float(word) for word in result.stdout.split()]


class Issuer:
    """An issuer with N credentials, for as long as the block lasts."""

    def __init__(self, build, count):
        self.folder = tempfile.TemporaryDirectory(prefix='signet-')
        self.database = Path(self.folder.name, 'issuer.db')
        self.socket = Path(self.folder.name, 'admin.sock')
        self.program = build / 'src/issuer/signet-issuer'
        subprocess.run([self.program, 'demo', '--database', self.database,
                        '--credentials', str(count)], check=True, stdout=subprocess.DEVNULL)

    def __enter__(self):
        self.process = subprocess.Popen([self.program, '--database', self.database,
                                         '--admin-socket', self.socket,
                                         '--listen', '127.0.0.1:0'],
                                        stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line.startswith('ready '):
            sys.exit(f'the issuer did not start: {line}')
        return {'SIGNET_ADMIN_SOCKET': str(self.socket), 'SIGNET_DATABASE': str(self.database)}

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()


def compare(build, count, runs):
    bare, signet = [], []
    with Issuer(build, count) as environment:
        watch(build, [build / 'src/signet'], environment)
        for _ in range(runs):
            bare.append(watch(build, [build / 'tests/bench/bare-window'], {}))
            signet.append(watch(build, [build / 'src/signet'], environment))
    for name, rows in (('bare window', bare), (f'Signet, {count} credentials', signet)):
        columns = [statistics.median(column) for column in zip(*rows)]
        print('{:28} {:8.0f} {:8.0f} {:8.0f} {:8.0f}'.format(name, *columns))
    ratio = statistics.median(s[2] / b[2] for b, s in zip(bare, signet))
    print(f'{"ratio of rest, by pairs":28} {ratio:26.2f}\n', flush=True)


def main():
    parser = argparse.ArgumentParser(description='start-up, against a bare window')
    parser.add_argument('build', type=lambda text: Path(text).resolve())
    parser.add_argument('-n', '--runs', type=int, default=7)
    parser.add_argument('-c', '--credentials', type=int, nargs='+', default=[0, 1000, 10000])
    arguments = parser.parse_args()
    print(f'renderer {os.environ.get("GSK_RENDERER", "default")}, '
          f'GDK_DEBUG={os.environ.get("GDK_DEBUG", "")}, {arguments.runs} pairs, warm')
    print(f'{"medians, ms and MiB":28} {"window":>8} {"painted":>8} {"at rest":>8} {"memory":>8}')
    for count in arguments.credentials:
        compare(arguments.build, count, arguments.runs)


if __name__ == '__main__':
    main()
