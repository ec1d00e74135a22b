# sources.py: what the checks of the source tree have in common
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The files of the project, and a report of what is wrong with them."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Folders that are made, not written. Build folders may have any name, but Meson
# leaves a mark in each.
MADE = {'__pycache__', 'subprojects', 'node_modules'}


def is_made(folder):
    return (folder.name in MADE
            or folder.name.startswith('build')
            or (folder.name.startswith('.') and folder.name != '.ci')
            or (folder / 'meson-info').is_dir())


def walk(folder=None):
    """Every written file below FOLDER (or the whole project), sorted."""
    folder = ROOT if folder is None else folder
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if not path.is_symlink() and not is_made(path):
                yield from walk(path)
        elif path.is_file() and not path.name.startswith('.'):
            yield path


def name_of(path):
    return str(path.relative_to(ROOT))


def introspect(build, what):
    """What Meson tells of BUILD."""
    answer = subprocess.run(['meson', 'introspect', f'--{what}', str(build)], check=True,
                            stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return json.loads(answer.stdout)


def options_of(build):
    return {option['name']: option['value'] for option in introspect(build, 'buildoptions')}


class Report:
    """Collects findings and prints them the way compilers do."""

    def __init__(self):
        self.findings = []

    def add(self, name, line, text):
        self.findings.append(f'{name}:{line}: {text}')

    def end(self, checked):
        """Prints the findings; gives the exit status. Nothing checked is a failure too."""
        for finding in self.findings:
            print(finding)
        print(f'{checked} checked, {len(self.findings)} found')
        return 1 if self.findings or checked == 0 else 0


def self_test(check, good, bad):
    """Proves that CHECK (a fixture) finds nothing in GOOD and every word asked for in BAD.

    GOOD is a list of fixtures, BAD a list of (part of the finding, fixture).
    """
    wrong = []
    for fixture in good:
        wrong += [f'found in a good fixture: {text}' for text in check(fixture)]
    for expected, fixture in bad:
        found = check(fixture)
        if not any(expected in text for text in found):
            wrong.append(f'not found: {expected} (found: {found})')
    for text in wrong:
        print(text)
    print(f'self-test: {len(good)} good and {len(bad)} bad fixtures, {len(wrong)} wrong')
    sys.exit(1 if wrong or not bad else 0)
