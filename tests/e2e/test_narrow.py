#!/usr/bin/python3
# test_narrow.py: every window fits on a phone, in a language with long words too
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import math
import re
import subprocess
from pathlib import Path

import stage
import tap
import tour
from driver import wait_for, xdo

SOURCE = Path(__file__).parent.parent.parent
PHONE = 360
BRIEFLY = 2.0
WORD = 'übersetzung'
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3', 'dngettext:2,3']

# GTK gives us no hold on how wide they want to be.
THEIR_OWN = {'shortcuts', 'export'}


def stretch(match):
    """A translation that is longer by two fifths: a short one in one word, as German ones are."""
    text = match.group(0)
    length = math.ceil(len(''.join(re.findall(r'"(.*)"', text))) * 0.4)
    more = WORD[:length] + f' {WORD}' * ((length - len(WORD)) // (len(WORD) + 1))
    return re.sub(r'((?:\\n|…|:|\.)*)"\Z', more + r'\1"', text)


def write_catalogue(path):
    """A compiled catalogue in which every sentence is too long."""
    words = subprocess.run(
        ['xgettext', '--from-code=UTF-8', '--files-from', SOURCE / 'po' / 'POTFILES.in',
         '--directory', SOURCE, '--output=-', *(f'--keyword={one}' for one in KEYWORDS)],
        check=True, capture_output=True, text=True).stdout
    english = subprocess.run(['msgen', '-'], input=words, check=True, capture_output=True,
                             text=True).stdout
    header, separator, entries = english.partition('\n\n')
    header = header.replace('CHARSET', 'UTF-8').replace(
        'nplurals=INTEGER; plural=EXPRESSION;', 'nplurals=2; plural=n != 1;')
    long = header + separator + re.sub(r'msgstr(?:\[\d\])? "(?:.*"\n")*.*"', stretch, entries)
    path.parent.mkdir(parents=True)
    subprocess.run(['msgfmt', f'--output-file={path}', '-'], input=long, check=True, text=True)


class Narrow(stage.Stage):
    def minimum(self, window):
        """How narrow what is seen of a window may become. One that has a size of its own is none
        that anybody makes narrow."""
        found = wait_for('the X window', lambda: xdo(
            'search', '--all', '--onlyvisible', '--pid', window.accessible.get_process_id(),
            '--name', f'^{re.escape(window.name)}$').split()[-1])
        hints = subprocess.run(['xprop', '-id', found, 'WM_NORMAL_HINTS'], check=True,
                               capture_output=True, text=True).stdout
        geometry = xdo('getwindowgeometry', '--shell', found)
        outer = int(re.search(r'WIDTH=(\d+)', geometry).group(1))
        least = 'maximum size' not in hints and re.search(r'minimum size: (\d+) by', hints)
        border = outer - window.extents().width
        minimum = int(least.group(1)) - border if least else 0
        if minimum > PHONE:
            # It says anew what it needs when somebody pulls at it.
            height = re.search(r'HEIGHT=(\d+)', geometry).group(1)
            xdo('windowsize', found, outer - 1, height)
        return minimum

    def check(self, look):
        wide = []
        for stop in tour.stops(self, look):
            window = stop.window()
            if stop.name in THEIR_OWN:
                continue
            try:
                wait_for('it to be narrow', lambda: self.minimum(window) <= PHONE, BRIEFLY)
            except AssertionError:
                wide.append(f'{stop.name}: {self.minimum(window)}')
        self.assertEqual(wide, [])

    def test_long_words(self):
        folder = Path(self.folder.path, 'locale')
        path = folder / 'de' / 'LC_MESSAGES' / 'signet.mo'
        write_catalogue(path)
        self.environment['SIGNET_LOCALEDIR'] = str(folder)
        self.check(tour.Look(narrow=True, language='de', catalogue=path))


if __name__ == '__main__':
    tap.main()
