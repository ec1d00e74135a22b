#!/usr/bin/python3
# test_daily.py: a day's work at the list, with the keyboard alone
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import csv
import re

import stage
import tap
from chips import Chips
from driver import wait_for

ONLY_STAGING = {**stage.PROFILE, 'workspaces': [stage.STAGING]}
EXPORTS = ['Export Billing', 'Export Consent', 'Export Orders', 'Export Profiles']


class Daily(Chips):
    def setUp(self):
        super().setUp()
        self.issuer.start()
        for name in EXPORTS:
            self.issue(name, [stage.PROFILE])
        self.issue('Export Staging', [ONLY_STAGING])
        self.issue('Gateway', [stage.PLATFORM])
        self.issuer.stop()
        self.start()
        self.wait_names(*EXPORTS, 'Export Staging', 'Gateway')

    def wait_status(self, status, *names):
        wait_for(f'{names} to be {status}', lambda: {
            one['display_name'] for one in self.credentials() if one['status'] == status
        } == set(names))

    def select_first_three(self):
        self.program.key('ctrl+f')
        self.wait_focus('^Search credentials')
        self.program.key('Down')
        self.wait_focus(f'^{EXPORTS[0]}, ')
        for name in EXPORTS[:3]:
            self.wait_focus(f'^{name}, ')
            self.program.key('space', 'Down')
        self.program.find('label', '3 Selected')

    def test_walk(self):
        # Which of the exports reach US Production?
        self.choose_workspace('us prod', 'US Production')
        self.program.key('ctrl+f')
        self.wait_focus('^Search credentials')
        self.program.type('export')
        self.wait_names(*EXPORTS)

        # Three of them are switched off at once.
        self.select_first_three()
        self.shoot('daily-selected')
        self.tab_to('Deactivate')
        self.program.key('Return')
        self.question('Deactivate 3 Credentials?')
        self.shoot('daily-question')
        self.tab_to('Deactivate')
        self.program.key('Return')
        self.wait_status('inactive', *EXPORTS[:3])
        self.row(f'^{EXPORTS[0]}, Inactive')

        # That was a mistake.
        self.program.key('ctrl+z')
        self.wait_status('inactive')
        self.row(f'^{EXPORTS[0]}, Active')

        # What is shown goes to somebody who reviews it.
        self.program.key('ctrl+e')
        self.program.find('text', re.compile('^Name'))
        path = self.folder / 'review.csv'
        self.program.key('ctrl+a')
        self.program.type(path)
        self.program.key('Return')
        wait_for('the file', lambda: self.read_rows(path))
        rows = self.read_rows(path)
        self.assertEqual(sorted(row['display_name'] for row in rows), EXPORTS)
        with open(path) as file:
            self.assertNotRegex(file.read(), stage.SECRET)
        self.program.close()

    @staticmethod
    def read_rows(path):
        try:
            with open(path, newline='', encoding='utf-8-sig') as file:
                return list(csv.DictReader(file))
        except FileNotFoundError:
            return []


if __name__ == '__main__':
    tap.main()
