#!/usr/bin/python3
# test_filters.py: finding, reviewing and saving with the keyboard alone
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import re

import stage
import tap
from driver import wait_for

ONLY_STAGING = {**stage.PROFILE, 'workspaces': [stage.STAGING]}


class Filters(stage.Stage):
    def setUp(self):
        super().setUp()
        self.issuer.start()
        self.issue('Billing Export', [stage.PLATFORM])
        self.issue('Consent Service', [stage.PROFILE])
        self.issue('Staging Probe', [ONLY_STAGING])
        off = self.issue('Old Backfill', [stage.PLATFORM])
        self.admin().edit(off.id, {'status': 'inactive'}, off.etag)
        self.issuer.stop()
        self.start()
        self.wait_names('Billing Export', 'Consent Service', 'Old Backfill', 'Staging Probe')

    def wait_names(self, *names):
        wait_for(f'the rows {names}', lambda: sorted(
            row.name.split(',')[0] for row in self.rows()) == sorted(names))

    def chip(self, name):
        """The chip, as soon as it says that. It may have scrolled out of sight."""
        return self.program.find('push button', name)

    def focused(self):
        return next((node for node in self.program.root.walk() if 'focused' in node.states), None)

    def wait_focus(self, name):
        wait_for(f'the focus on {name}', lambda: re.match(name, self.focused().name or ''))

    def go_to(self, name):
        """Moves along the chips from the first one, which has to have the focus."""
        for _ in range(20):
            if re.match(name, self.focused().name or ''):
                return
            before = self.focused().name
            self.program.key('Right')
            wait_for('the focus to move', lambda: self.focused().name != before)
        raise AssertionError(f'no chip {name}')

    def go_to_chips(self):
        """From the list, backwards over whatever stands before it."""
        for _ in range(20):
            if re.match('^(All|Active|Inactive|Workspace.*), ', self.focused().name or ''):
                self.program.key(*['Left'] * 14)
                self.wait_focus('^All, ')
                return
            before = self.focused().name
            self.program.key('shift+Tab')
            wait_for('the focus to move', lambda: self.focused().name != before)
        raise AssertionError('the chips cannot be reached')

    def choose_workspace(self, text, name):
        self.go_to_chips()
        self.go_to('^Workspace')
        self.program.key('Return')
        self.wait_focus('^Search: Workspace')
        self.program.type(text)
        self.program.find('list item', re.compile(f'^{name}, '))
        self.program.key('Down')
        self.wait_focus(f'^{name}, ')
        self.program.key('Return')
        self.chip(re.compile(f'^Workspace: {name}, '))

    def test_review_by_keyboard(self):
        self.choose_workspace('us prod', 'US Production')
        self.wait_names('Billing Export', 'Consent Service', 'Old Backfill')
        self.row('^Billing Export, Active, Its account, ')
        self.row('^Consent Service, Active, This workspace, ')
        self.program.find('label', re.compile('^These credentials can reach US Production'))
        self.program.find(None, '3 of 4 credentials')
        self.shoot('filters-review')

        self.go_to_chips()
        self.go_to('^Active, 2 credentials$')
        self.program.key('space')
        self.chip('Active, 2 credentials').wait_state('pressed')
        self.wait_names('Billing Export', 'Consent Service')

    def test_search_and_chips(self):
        self.program.type('bill')
        self.wait_names('Billing Export')
        self.chip('All, 1 credential')
        self.chip('Inactive, 0 credentials').click()
        self.wait_page('No Results Found')
        self.shoot('filters-nothing')
        self.program.find('push button', 'Clear Filters and Search').click()
        self.wait_names('Billing Export', 'Consent Service', 'Old Backfill', 'Staging Probe')

    def test_saved_filter(self):
        self.chip('Inactive, 1 credential').click()
        self.wait_names('Old Backfill')
        self.program.key('ctrl+f')
        self.wait_focus('^Search credentials')
        self.program.type('backfill')
        self.program.find('push button', 'Saved Filters')
        self.program.key('Tab')
        self.wait_focus('^Saved Filters')
        self.program.key('Return')
        self.wait_focus('^Save Filter…')
        self.program.key('Return')
        dialog = self.question('Save Filter')
        dialog.find('text', 'Name').wait_state('focused')
        self.program.type('Left behind')
        self.program.key('Return')
        wait_for('the question to be answered',
                 lambda: self.program.root.find_now('label', 'Save Filter') is None)

        self.program.find('push button', 'Clear Filters').click()
        self.program.key('ctrl+f')
        self.wait_focus('^Search credentials')
        self.program.key('ctrl+a')
        self.program.type('left')
        self.program.find('list item', re.compile('^Left behind, “backfill”, Inactive'))
        self.shoot('filters-offer')
        self.program.key('Down', 'Return')
        self.wait_names('Old Backfill')
        self.chip('Inactive, 1 credential').wait_state('pressed')


if __name__ == '__main__':
    tap.main()
