#!/usr/bin/python3
# test_expiry.py: secrets that end are told in time, once, and lead to the credential
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import re

import stage
import tap
from driver import wait_for
from notifications import Desktop, in_days

RULES = 'Expiry Rules'


class Expiry(stage.Stage):
    def setUp(self):
        super().setUp()
        # Settings that outlive the program, in the private home of this test.
        self.environment['GSETTINGS_BACKEND'] = 'keyfile'
        self.environment['XDG_CONFIG_HOME'] = self.folder / 'config'
        self.desktop = Desktop()
        self.addCleanup(self.desktop.end)
        self.issued = {}

    def fill_with(self, **days):
        """Credentials whose secrets end in so many days."""
        self.start_issuer()
        for name, number in days.items():
            self.issued[name] = self.admin().issue_ok(
                display_name=name, account_id=stage.ACCOUNT, grants=[stage.PLATFORM],
                secret_expires=None if number is None else in_days(number))
        self.issuer.stop()

    def test_a_click_opens_the_credential(self):
        self.fill_with(Later=200, Never=None, Soon=5.5)
        self.start()
        shown = self.desktop.wait_shown('^The Secret of “Soon” Expires in [56] Days$')
        self.assertIn('Rotate it before then', shown['body'])
        self.assertNotIn('sgn_', json.dumps(self.desktop.lines))
        self.assertIn('default', shown['actions'])
        self.program.frame.find('status bar', '1 secret expires within 7 days')
        self.shoot('expiry-strip')
        self.desktop.say('click', shown['number'])
        dialog = self.program.dialog(stage.EDIT)
        dialog.find('label', self.issued['Soon'].id)
        self.program.key('Escape')
        self.program.wait_gone('dialog', stage.EDIT)
        self.assertEqual(len(self.desktop.shown()), 1)
        self.program.close()

        # Once is enough, also the next time.
        self.start()
        self.program.frame.find('status bar', '1 secret expires within 7 days')
        self.program.close()
        self.assertEqual(len(self.desktop.shown()), 1)

    def test_many_are_one(self):
        self.fill_with(One=1.5, Two=2.5, Three=3.5, Four=4.5, Five=5.5)
        self.start()
        shown = self.desktop.wait_shown('^5 Client Secrets Expire Soon$')
        self.assertEqual(shown['body'], 'One, Two, Three and 2 more')
        self.assertIn('Show', shown['actions'])
        self.desktop.say('click', shown['number'])
        self.row('^One,')
        self.program.frame.find('label', 'Clear Filters').wait_shown()
        self.assertEqual(len(self.desktop.shown()), 1)
        self.program.close()

    def test_it_ends_while_one_looks(self):
        self.fill_with(Short=200)
        self.start()
        self.row('^Short,')
        client_id = self.issued['Short'].id
        admin = self.admin()
        credential = admin.find(client_id)
        soon = in_days(10 / 86400)
        answer = admin.set_expiry(client_id, credential.json['secrets'][0]['id'],
                                  {'expires': soon}, credential.etag)
        self.assertEqual(answer.status, 200, answer)
        today = self.desktop.wait_shown('^The Secret of “Short” Expires (Today|Tomorrow)$')
        over = self.desktop.wait_shown('^The Secret of “Short” Has Expired$')
        # The later one stands in the place of the earlier.
        self.assertEqual(today['number'], over['number'])
        self.program.frame.find('status bar', '1 secret has expired')
        self.row('^Short, Expired')

        # More time takes it all back.
        credential = admin.find(client_id)
        admin.set_expiry(client_id, credential.json['secrets'][0]['id'],
                         {'expires': in_days(300)}, credential.etag)
        wait_for('the notification to go', lambda: over['number'] in self.desktop.closed())
        self.row('^Short, Active')
        self.program.close()

    def test_an_admin_sets_the_rules(self):
        self.fill_with(Forever=None)
        self.start()
        self.row('^Forever,')
        self.program.key('F10')
        self.program.key('x')
        dialog = self.program.dialog(RULES)
        self.choose(dialog, 'Maximum', 2)
        dialog.find('status bar', re.compile('^1 credential has a secret that lasts longer'))
        self.choose(dialog, 'Default', 0)
        self.shoot('expiry-rules')
        dialog.find('push button', 'Save').click()
        self.program.wait_gone('dialog', RULES)
        self.assertEqual(self.admin().get('/v1/policy').json['maximum_expiry_days'], 90)
        self.assertEqual(self.admin().get('/v1/policy').json['default_expiry_days'], 30)

        dialog = self.fill_form('Bound')
        dialog.find('label', re.compile('^Default of Acme Retail: 30 days. At most 90 days'))
        before = in_days(30)[:10]
        self.save(dialog)
        page = self.program.dialog(stage.ISSUED)
        self.copy_secret(page)
        self.done(page)
        self.row('^Bound,')
        bound, = [one for one in self.credentials() if one['display_name'] == 'Bound']
        # It may be another day by now.
        self.assertIn(bound['secrets'][0]['expires'][:10], [before, in_days(30)[:10]])
        # What was there before stays as it is.
        forever, = [one for one in self.credentials() if one['display_name'] == 'Forever']
        self.assertIsNone(forever['secrets'][0]['expires'])
        self.program.close()


if __name__ == '__main__':
    tap.main()
