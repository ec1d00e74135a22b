# tap.py: unittest with TAP output, for Meson
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A test program ends with

    if __name__ == '__main__':
        tap.main()

and prints one line per test method. The options of unittest work: names of tests,
-k PATTERN, -f. Standard output is the results' alone: what tests and the programs
they start print goes to standard error.
"""

import os
import sys
import time
import traceback
import unittest


class TapResult(unittest.TestResult):
    """Prints each result as it comes; a failed subtest fails its test."""

    def __init__(self, stream):
        super().__init__()
        self.stream = stream
        self.count = 0
        self.failed = 0
        self.started = 0.0
        self.problems = []
        self.write('TAP version 13')

    def write(self, line):
        self.stream.write(line + '\n')
        self.stream.flush()

    def comment(self, text):
        for line in text.rstrip('\n').split('\n'):
            self.write(f'# {line}')

    def line(self, verdict, test, remark=''):
        self.count += 1
        name = test.id().removeprefix('__main__.').replace('#', '＃')
        self.write(f'{verdict} {self.count} - {name}{remark}')

    def problem(self, title, error):
        self.problems.append(f'{title}\n' + ''.join(traceback.format_exception(*error)))

    def startTest(self, test):
        super().startTest(test)
        self.started = time.monotonic()
        self.problems = []

    def addSuccess(self, test):
        super().addSuccess(test)
        if not self.problems:
            self.line('ok', test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.line('ok', test, f' # SKIP {reason}')

    def addExpectedFailure(self, test, error):
        super().addExpectedFailure(test, error)
        self.line('not ok', test, ' # TODO expected to fail')

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.problems.append('succeeded, although it was expected to fail')

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.problem('failed', error)

    def addError(self, test, error):
        super().addError(test, error)
        self.problem('error', error)
        # What fails while a class or a module is set up belongs to no test.
        if not isinstance(test, unittest.TestCase):
            self.print_failure(test)

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            self.problem(f'subtest {subtest._subDescription()}', error)

    def stopTest(self, test):
        super().stopTest(test)
        if self.problems:
            self.print_failure(test)

    def print_failure(self, test):
        self.failed += 1
        self.line('not ok', test)
        for problem in self.problems:
            self.comment(problem)
        self.comment(f'after {time.monotonic() - self.started:.2f} s')
        self.problems = []

    def finish(self):
        if self.count == 0:
            self.write('Bail out! no test ran')
        self.write(f'1..{self.count}')


class TapRunner:
    """What unittest.main() needs of a runner: it makes one from the class."""

    stream = sys.stdout

    def __init__(self, **options):
        self.failfast = options.get('failfast', False)

    def run(self, test):
        result = TapResult(self.stream)
        result.failfast = self.failfast
        test(result)
        result.finish()
        return result


def main():
    """Runs the tests of the program itself and ends it."""
    sys.stdout.flush()
    TapRunner.stream = os.fdopen(os.dup(1), 'w', encoding='utf-8')
    os.dup2(2, 1)
    program = unittest.main(module='__main__', exit=False, testRunner=TapRunner)
    sys.exit(1 if program.result.failed > 0 or program.result.count == 0 else 0)
