#!/usr/bin/python3
# bench_list.py: the list of credentials, against one made of GTK's own models in the same run
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""bench_list.py BUILD [-n RUNS] [-c CREDENTIALS…]

Opens Signet's window and a rival's in turn, on one issuer that runs already: the rival has the
same columns as plain labels, on GListStore, GtkSortListModel with GtkStringSorter and
GtkNumericSorter, and GtkFilterListModel with GtkStringFilter. Prints the medians for each.
"""

import argparse
import math
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from bench_start import Issuer

RUN_LIMIT = 270  # seconds; the programs end by themselves before

# Name, words, and what design.md asks for at the largest list.
FIGURES = [
    ('first', 'start to first row painted, ms', None),
    ('complete', 'start to complete list, ms', 3000),
    ('load-turn', 'longest turn while loading, ms', None),
    ('load-turn-cpu', '  the same in time of the processor', None),
    ('letter', 'one typed letter to settled, ms', 40),
    ('letter-worst', '  the slowest of five', 40),
    ('clear', 'search cleared to settled, ms', 40),
    ('clear-worst', '  the slowest of five', 40),
    ('typing-turn', 'longest turn while typing, ms', 24),
    ('typing-turn-cpu', '  the same in time of the processor', None),
    ('sort', 'header click to painted, ms', 60),
    ('sort-worst', '  the slowest of six', 60),
    ('sort-turn', 'longest turn while sorting, ms', None),
    ('sort-turn-cpu', '  the same in time of the processor', None),
    ('above', 'memory above empty window, MiB', 100),
    ('above-later', 'the same after all that, MiB', None),
]
TARGET_COUNT = 100_000


def run(program, environment, *arguments):
    """What a program printed, as far as it came."""
    process = subprocess.Popen([program, str(time.monotonic_ns() // 1000), *arguments],
                               env={**os.environ, **environment},
                               stdout=subprocess.PIPE, text=True)
    try:
        output, _ = process.communicate(timeout=RUN_LIMIT)
    except subprocess.TimeoutExpired:
        process.kill()
        output, _ = process.communicate()
    return {name: float(value) for name, value in
            (line.split() for line in output.splitlines() if line.count(' ') == 1)}


def measure_empty(programs):
    with Issuer(programs[0].parents[2], 0) as environment:
        return [run(program, environment, 'empty').get('memory', math.nan)
                for program in programs]


def add_memory(figures, empty):
    for name in ('memory', 'memory-later'):
        if name in figures:
            figures[name.replace('memory', 'above')] = figures[name] - empty
    return figures


def format_figure(value):
    if value is None or math.isnan(value):
        return '—'
    return f'{value:,.1f}' if math.isfinite(value) else 'never'


def get_median(rows, name):
    values = [row[name] for row in rows if name in row]
    return statistics.median(values) if values else None


def print_table(count, ours, rivals):
    heading = f'{count:,} credentials'
    print(f'\n{heading:34} {"Signet":>10} {"rival":>10} {"ratio":>7} {"target":>8}')
    for name, words, target in FIGURES:
        own, other = get_median(ours, name), get_median(rivals, name)
        ratio = other / own if own and other and math.isfinite(own) else None
        wanted = f'≤ {target}' if target and count >= TARGET_COUNT else ''
        print(f'{words:34} {format_figure(own):>10} {format_figure(other):>10} '
              f'{format_figure(ratio):>7} {wanted:>8}')
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(description='the list, against one of GTK’s own models')
    parser.add_argument('build', type=lambda text: Path(text).resolve())
    parser.add_argument('-n', '--runs', type=int, default=3)
    parser.add_argument('-c', '--credentials', type=int, nargs='+',
                        default=[1000, 10_000, TARGET_COUNT])
    parser.add_argument('--ours', action='store_true', help='leave the rival out')
    arguments = parser.parse_args()
    programs = [arguments.build / 'tests/bench' / name for name in ('list-signet', 'list-rival')]
    programs = programs[:1] if arguments.ours else programs
    print(f'renderer {os.environ.get("GSK_RENDERER", "default")}, '
          f'GDK_DEBUG={os.environ.get("GDK_DEBUG", "")}, medians of {arguments.runs} runs in turn; '
          '“—”: it did not come so far in time')
    print(f'{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}: above '
          f'{os.cpu_count()} others are measured too')
    empty = measure_empty(programs)
    for count in arguments.credentials:
        rows = [[] for _ in programs]
        with Issuer(arguments.build, count) as environment:
            run(programs[0], environment, 'empty')
            for _ in range(arguments.runs):
                for number, program in enumerate(programs):
                    rows[number].append(add_memory(run(program, environment), empty[number]))
        print_table(count, rows[0], rows[1] if len(rows) > 1 else [])


if __name__ == '__main__':
    main()
