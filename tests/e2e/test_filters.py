#!/usr/bin/python3
# test_filters.py: finding, reviewing and saving with the keyboard alone
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import re

import stage
import tap
from chips import Chips
from driver import wait_for

ONLY_STAGING = {**stage.PROFILE, 'workspaces': [stage.STAGING]}


class Filters(Chips):
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
