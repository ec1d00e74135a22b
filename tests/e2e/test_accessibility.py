#!/usr/bin/python3
# test_accessibility.py: whoever cannot see the window, or has no pointer, can use all of it
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import stage
import tap
import tour
from accessibility import FOREIGN, Audit, Focus, Keyboard

# What a stop has to tell besides: a state that something of it is to have, as versions call it.
TELLS = {'loading': {'busy'}, 'add-wrong': {'invalid', 'invalid-entry'}}


class Accessibility(stage.Stage):
    def audit(self, stop, focus):
        audit = Audit(stop)
        audit.judge()
        if stop.name in TELLS and not audit.has_state(TELLS[stop.name]):
            audit.faults.append(f'{stop.name}: nothing of it is {min(TELLS[stop.name])}')
        Keyboard(audit, focus).judge()
        return audit

    def test_every_stop(self):
        """Each stop is left by Escape, which the tour itself sees to."""
        focus = Focus()
        self.addCleanup(focus.end)
        n_stops, n_controls, faults = 0, 0, []
        for stop in tour.stops(self):
            n_stops += 1
            if stop.name not in FOREIGN:
                audit = self.audit(stop, focus)
                n_controls += len(audit.controls)
                faults += audit.faults
        print(f'{n_stops} stops, {n_controls} controls, {len(faults)} faults')
        self.assertEqual(len(faults), 0, '\n'.join(['', *faults]))


if __name__ == '__main__':
    tap.main()
