#!/usr/bin/python3
# test_accessibility.py: whoever cannot see the window, or has no pointer, can use all of it
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import sys

import stage
import tap
import tour
from accessibility import FOREIGN, Audit, Focus, Keyboard


class Accessibility(stage.Stage):
    def test_every_stop(self):
        focus = Focus()
        self.addCleanup(focus.end)
        n_stops, n_controls, faults = 0, 0, []
        for stop in tour.stops(self):
            n_stops += 1
            if stop.name in FOREIGN:
                continue
            audit = Audit(stop)
            audit.judge()
            Keyboard(audit, focus).judge()
            n_controls += len(audit.controls)
            faults += audit.faults
            print("\n".join(audit.faults), flush=True) if audit.faults else None; print(stop.name, len(audit.items), flush=True)
        print(f'{n_stops} stops, {n_controls} controls, {len(faults)} faults')
        self.assertEqual(faults, [], '\n'.join(faults))


if __name__ == '__main__':
    tap.main()
