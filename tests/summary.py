#!/usr/bin/python3
# summary.py: the closing line of a test run
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""summary.py BUILD [STATUS]

Counts the results of the last `meson test` in BUILD, which ended with STATUS: each
line of a TAP test, and each other test as one. Prints what failed, and as its last
line "N passed, N failed" (and ", N skipped" if there were any). Ends with 1 when
something failed or nothing ran.
"""

import json
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

GOOD = {'OK', 'SKIP', 'EXPECTEDFAIL'}


def read_programs(build):
    """What Meson says of each whole test program."""
    with open(build / 'meson-logs' / 'testlog.json', encoding='utf-8') as file:
        return [json.loads(line) for line in file]


def read_cases(build):
    """(Program, case, 'passed' | 'failed' | 'skipped') of each result."""
    tree = ElementTree.parse(build / 'meson-logs' / 'testlog.junit.xml')
    for suite in tree.iter('testsuite'):
        for case in suite.iter('testcase'):
            # A plain test is a case of the project; a TAP test is a suite of its own.
            tap = '.' in suite.get('name')
            program = suite.get('name').split('.', 1)[1] if tap else case.get('name')
            # Newer versions of Meson tell the project and the suite before the name.
            program = program.rsplit(' / ', 1)[-1]
            if case.find('failure') is not None or case.find('error') is not None:
                yield program, case.get('name'), 'failed'
            elif case.find('skipped') is not None:
                yield program, case.get('name'), 'skipped'
            else:
                yield program, case.get('name'), 'passed'


def count(build):
    """The numbers, and a line for each failure."""
    numbers = {'passed': 0, 'failed': 0, 'skipped': 0}
    failures = {}
    for program, case, verdict in read_cases(build):
        numbers[verdict] += 1
        if verdict == 'failed':
            failures.setdefault(program, []).append(case)
    blamed = set(failures)
    for program in read_programs(build):
        name = program['name'].rsplit(' / ', 1)[-1]
        # A program that crashed, hung or broke off has no failed case of its own.
        if program['result'] not in GOOD and name not in blamed:
            verdict = program['result'].lower()
            failures.setdefault(name, []).append(f'the program as a whole: {verdict}')
            numbers['failed'] += 1
            # The case of a plain test that timed out looks as if it had passed.
            if program['result'] == 'TIMEOUT' and is_plain(build, name):
                numbers['passed'] -= 1
    return numbers, failures


def is_plain(build, name):
    return any(program == case.rsplit(' / ', 1)[-1] == name
               for program, case, _ in read_cases(build))


def main():
    build = Path(sys.argv[1])
    status = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    numbers, failures = count(build)
    for program, cases in sorted(failures.items()):
        for case in cases:
            print(f'failed: {program}: {case}')
    line = '{passed} passed, {failed} failed'.format(**numbers)
    if numbers['skipped'] > 0:
        line += f', {numbers["skipped"]} skipped'
    print(line)
    return 1 if status != 0 or numbers['failed'] > 0 or numbers['passed'] == 0 else 0


if __name__ == '__main__':
    sys.exit(main())
