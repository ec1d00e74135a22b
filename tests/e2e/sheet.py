#!/usr/bin/python3
# sheet.py: a picture of every page and dialog, in one way of looking at them
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""sheet.py LOOK FOLDER

Takes the tour, and writes one picture for each stop into FOLDER/LOOK, and FOLDER/LOOK.png with all
of them. It is for eyes: nothing is checked.
"""

import os
import subprocess
import sys
import unittest
from pathlib import Path

import camera
import stage
import tour

PHONE = 360, 640
LOOKS = {
    'light': {},
    'dark': {'dark': True},
    'contrast': {'contrast': True},
    'narrow': {'narrow': True},
    'large': {'scale': 2},
    'german': {'language': 'de'},
    'arabic': {'language': 'ar'},
}


def make_look(name):
    options = dict(LOOKS[name])
    if 'language' in options:
        folder = Path(os.environ['SIGNET_LOCALEDIR'], options['language'], 'LC_MESSAGES')
        options['catalogue'] = folder / 'signet.mo'
        if not options['catalogue'].exists():
            raise unittest.SkipTest(f'there is no translation for {name} yet')
    return tour.Look(**options)


class Sheet(stage.Stage):
    look_name = ''
    folder_name = ''

    def setUp(self):
        camera.skip_unless_there()
        self.look = make_look(self.look_name)
        super().setUp()
        self.camera = camera.Camera()
        self.addCleanup(self.camera.end)

    def narrow(self, window):
        """As a phone would. Questions have a size of their own."""
        extents = window.extents()
        if extents.width > PHONE[0]:
            self.camera.resize(window, PHONE[0], min(extents.height, PHONE[1]))

    def test_sheet(self):
        folder = Path(self.folder_name, self.look_name)
        folder.mkdir(parents=True, exist_ok=True)
        paths = []
        for stop in tour.stops(self, self.look):
            paths.append(folder / f'{len(paths) + 1:02}-{stop.name}.png')
            if self.look.narrow:
                self.narrow(stop.window())
            self.camera.crop(stop.window(), paths[-1])
        size = 320 if self.look.narrow else 560
        subprocess.run(['montage', '-label', '%t', *paths, '-tile', '6x', '-geometry',
                        f'{size}x{size}+6+6', f'{folder}.png'], check=True)


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in LOOKS:
        sys.exit(f'sheet.py LOOK FOLDER, with a look among {", ".join(LOOKS)}')
    Sheet.look_name, Sheet.folder_name = sys.argv[1:]
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Sheet)
    result = unittest.TextTestRunner().run(suite)
    sys.exit(not result.wasSuccessful())


if __name__ == '__main__':
    main()
