#!/usr/bin/python3
# test_policy.py: when secrets have to end, and that they do
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime
import os
import sqlite3
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import issuer  # noqa: E402
import tap  # noqa: E402

PATCH = {'Content-Type': 'application/merge-patch+json'}
BEYOND = {('/expires', 'beyond-maximum')}
# As long as it takes from the clock of a test to that of the issuer, and back.
SLACK = 20


def in_days(days, seconds=0):
    when = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days,
                                                                             seconds=seconds)
    return when.strftime('%Y-%m-%dT%H:%M:%SZ')


def days_until(text):
    when = datetime.datetime.strptime(text, '%Y-%m-%dT%H:%M:%SZ')
    return (when.replace(tzinfo=datetime.timezone.utc) -
            datetime.datetime.now(datetime.timezone.utc)).total_seconds() / 86400


class PolicyCase(issuer.IssuerTestCase):
    def setUp(self):
        super().setUp()
        self.set(None, None)

    def patch(self, patch, etag, mime='application/merge-patch+json'):
        return self.admin.request('PATCH', '/v1/policy', patch,
                                  {'Content-Type': mime, **issuer.match_header(etag)})

    def set(self, default, maximum):
        etag = self.assertStatus(self.admin.get('/v1/policy'), 200).etag
        return self.assertStatus(self.patch({'default_expiry_days': default,
                                             'maximum_expiry_days': maximum}, etag), 200)

    def ends(self, issued):
        """In how many days the newest secret of a credential ends, None for never."""
        text = self.admin.find(issued.id).json['secrets'][-1]['expires']
        return None if text is None else round(days_until(text), 2)


class Resource(PolicyCase):
    def test_it_is_read_and_set(self):
        answer = self.set(90, 365)
        self.assertEqual((answer.json['default_expiry_days'], answer.json['maximum_expiry_days']),
                         (90, 365))
        self.assertEqual(answer.json['updated_by'], issuer.me())
        self.assertEqual(answer.etag, f'"{answer.json["revision"]}"')
        self.assertEqual(self.admin.get('/v1/policy').json, answer.json)

    def test_a_member_that_is_left_out_stays(self):
        etag = self.set(90, 365).etag
        answer = self.assertStatus(self.patch({'maximum_expiry_days': 180}, etag), 200)
        self.assertEqual((answer.json['default_expiry_days'], answer.json['maximum_expiry_days']),
                         (90, 180))
        answer = self.assertStatus(self.patch({'default_expiry_days': None}, answer.etag,
                                              mime='application/json'), 200)
        self.assertEqual((answer.json['default_expiry_days'], answer.json['maximum_expiry_days']),
                         (None, 180))

    def test_what_changes_nothing_is_no_change(self):
        etag = self.set(90, 365).etag
        before = self.admin.get('/v1/audit').json['total']
        self.assertEqual(self.assertStatus(self.patch({'default_expiry_days': 90}, etag),
                                           200).etag, etag)
        self.assertEqual(self.assertStatus(self.patch({}, etag), 200).etag, etag)
        self.assertEqual(self.admin.get('/v1/audit').json['total'], before)

    def test_it_is_recorded(self):
        self.set(90, 365)
        self.set(30, 60)
        event = self.admin.get('/v1/audit', action='policy-set').json['events'][0]
        self.assertEqual(event['before'], {'default_expiry_days': 90, 'maximum_expiry_days': 365})
        self.assertEqual(event['after'], {'default_expiry_days': 30, 'maximum_expiry_days': 60})
        self.assertIsNone(event['client_id'])

    def test_it_is_announced(self):
        counter = self.admin.get('/v1/changes').json['counter']
        self.set(90, 365)
        self.assertTrue(self.admin.get('/v1/changes', after=counter).json['surroundings'])

    def test_what_cannot_be(self):
        etag = self.set(90, 365).etag
        for patch, errors in (
                ({'default_expiry_days': 0}, {('/default_expiry_days', 'wrong-type')}),
                ({'default_expiry_days': -1}, {('/default_expiry_days', 'wrong-type')}),
                ({'maximum_expiry_days': 3651}, {('/maximum_expiry_days', 'wrong-type')}),
                ({'maximum_expiry_days': 2 ** 40}, {('/maximum_expiry_days', 'wrong-type')}),
                ({'maximum_expiry_days': '30'}, {('/maximum_expiry_days', 'wrong-type')}),
                ({'maximum_expiry_days': 30.5}, {('/maximum_expiry_days', 'wrong-type')}),
                ({'maximum_expiry_days': True}, {('/maximum_expiry_days', 'wrong-type')}),
                ({'maximum_expiry_days': 89}, {('/default_expiry_days', 'beyond-maximum')}),
                ({'default_expiry_days': 366}, {('/default_expiry_days', 'beyond-maximum')}),
                ({'expiry': 1}, {('/expiry', 'unknown-member')}),
                ([], {('', 'wrong-type')})):
            with self.subTest(patch=patch):
                self.assertProblem(self.patch(patch, etag), 422, 'invalid', errors)
        self.assertEqual(self.admin.get('/v1/policy').etag, etag)

    def test_somebody_was_faster(self):
        etag = self.set(90, 365).etag
        self.set(60, 365)
        answer = self.patch({'default_expiry_days': 30}, etag)
        self.assertProblem(answer, 412, 'changed-meanwhile')
        self.assertEqual(answer.json['changed_by'], issuer.me())
        self.assertEqual(answer.json['current'], self.admin.get('/v1/policy').json)
        self.assertProblem(self.patch({'default_expiry_days': 30}, None), 428,
                           'if-match-missing')

    def test_bad_requests(self):
        self.assertProblem(self.admin.get('/v1/policy?x=1'), 400, 'bad-request')
        self.assertProblem(self.patch({}, '"x"'), 400, 'bad-request')
        self.assertProblem(self.patch(b'{', '"1"'), 400, 'malformed-json')
        self.assertProblem(self.patch({}, '"1"', mime='text/plain'), 415,
                           'unsupported-media-type')
        self.assertProblem(self.patch(b' ' * 2_000_000, '"1"'), 413, 'too-large')
        self.assertProblem(self.admin.request('DELETE', '/v1/policy'), 405, 'method-not-allowed')

    def test_roles(self):
        self.addCleanup(self.issuer.set_member, issuer.me(), 'admin')
        for role in issuer.ROLES:
            self.issuer.set_member(issuer.me(), role)
            with self.subTest(role=role):
                answer = self.admin.get('/v1/policy')
                self.assertEqual(answer.status, 200 if role in issuer.ROLES_WITH_ACCESS else 403)
                answer = self.patch({}, '"999"')
                if role == 'admin':
                    self.assertProblem(answer, 412, 'changed-meanwhile')
                else:
                    self.assertProblem(answer, 403, 'no-access')
                    self.assertEqual(answer.json['roles_with_access'], ['admin'])
        self.issuer.set_member(issuer.me(), 'admin')
        denied = [e for e in self.admin.get('/v1/audit', action='policy-set').json['events']
                  if e['outcome'] == 'denied']
        self.assertEqual(len(denied), len(issuer.ROLES) - 1)

    def test_nobody_changed_it_yet(self):
        fresh = issuer.Issuer().start()
        self.addCleanup(fresh.remove)
        admin = fresh.admin()
        self.addCleanup(admin.close)
        self.assertEqual(admin.get('/v1/policy').json,
                         {'default_expiry_days': None, 'maximum_expiry_days': None,
                          'updated': None, 'updated_by': None, 'revision': 1})
        answer = admin.request('PATCH', '/v1/policy', {}, {**PATCH, 'If-Match': '"7"'})
        self.assertProblem(answer, 412, 'changed-meanwhile')


class Enforced(PolicyCase):
    def test_without_a_policy_secrets_never_end(self):
        self.assertIsNone(self.ends(self.admin.issue_ok()))

    def test_issuing(self):
        self.set(90, 365)
        self.assertEqual(self.ends(self.admin.issue_ok()), 90)
        self.assertEqual(self.ends(self.admin.issue_ok(secret_expires=in_days(30))), 30)
        self.assertEqual(self.ends(self.admin.issue_ok(secret_expires=in_days(365))), 365)
        for expires in (in_days(365, SLACK), None):
            with self.subTest(expires=expires):
                answer = self.admin.issue(display_name='x', account_id=issuer.ACCOUNT,
                                          grants=[issuer.PROFILE], secret_expires=expires)
                self.assertProblem(answer, 422, 'invalid', {('/secret_expires', 'beyond-maximum')})
                self.assertIn('maximum', answer.json['errors'][0]['detail'])

    def test_the_default_alone_refuses_nothing(self):
        self.set(90, None)
        self.assertEqual(self.ends(self.admin.issue_ok()), 90)
        self.assertIsNone(self.ends(self.admin.issue_ok(secret_expires=None)))
        self.assertEqual(self.ends(self.admin.issue_ok(secret_expires=in_days(4000))), 4000)

    def test_the_maximum_alone_is_the_default(self):
        self.set(None, 60)
        self.assertEqual(self.ends(self.admin.issue_ok()), 60)

    def test_what_was_said_is_recorded(self):
        self.set(90, 365)
        issued = self.admin.issue_ok()
        event = self.admin.get('/v1/audit', credential=issued.id).json['events'][0]
        self.assertEqual(event['after']['secret_expires'], issued.json['secrets'][0]['expires'])

    def test_rotating(self):
        issued = self.admin.issue_ok()
        self.set(30, 60)
        for body in ({'expires': None}, {'expires': in_days(60, SLACK)}):
            self.assertProblem(self.admin.start(issued.id, issued.etag, body=body), 422, 'invalid',
                               BEYOND)
        etag = self.assertStatus(self.admin.start(issued.id, issued.etag), 201).etag
        self.assertEqual(self.ends(issued), 30)
        secret = self.admin.find(issued.id).json['secrets'][-1]['id']
        self.assertStatus(self.admin.start(issued.id, etag, body={'replaces': secret,
                                                                  'expires': in_days(60)}), 201)
        self.assertEqual(self.ends(issued), 60)

    def test_the_same_request_is_answered_again_under_another_policy(self):
        body = {'display_name': 'Twice', 'account_id': issuer.ACCOUNT, 'grants': [issuer.PROFILE],
                'secret_expires': None}
        first = self.assertStatus(self.admin.issue(body, key='policy-1'), 201)
        self.set(30, 60)
        again = self.assertStatus(self.admin.issue(body, key='policy-1'), 200)
        self.assertEqual(again.json['client_id'], first.json['client_id'])

    def test_changing_an_end(self):
        issued = self.admin.issue_ok()
        self.set(30, 60)
        for expires in (in_days(60, SLACK), in_days(4000)):
            self.assertProblem(self.admin.set_expiry(issued.id, issued.secret_id,
                                                     {'expires': expires}, issued.etag),
                               422, 'invalid', BEYOND)
        # What is there already may stay, and is even said again.
        self.assertStatus(self.admin.set_expiry(issued.id, issued.secret_id, {'expires': None},
                                                issued.etag), 200)
        self.assertIsNone(self.ends(issued))
        etag = self.assertStatus(self.admin.set_expiry(issued.id, issued.secret_id,
                                                       {'expires': in_days(59)}, issued.etag),
                                 200).etag
        self.assertEqual(self.ends(issued), 59)
        self.assertProblem(self.admin.set_expiry(issued.id, issued.secret_id, {'expires': None},
                                                 etag), 422, 'invalid', BEYOND)

    def test_editing_is_not_touched(self):
        issued = self.admin.issue_ok()
        self.set(30, 60)
        self.assertStatus(self.admin.edit(issued.id, {'note': 'Kept'}, issued.etag), 200)
        self.assertIsNone(self.ends(issued))

    def test_it_ends_at_the_second(self):
        """A token until the second before, none from the second on."""
        issued = self.admin.issue_ok(secret_expires=in_days(0, 3))
        end = datetime.datetime.strptime(issued.json['secrets'][0]['expires'],
                                         '%Y-%m-%dT%H:%M:%SZ')
        end = end.replace(tzinfo=datetime.timezone.utc).timestamp()
        given = refused = 0
        while refused == 0:
            before = time.time()
            status = self.oauth.token(issued.id, issued.secret).status
            after = time.time()
            if status == 200:
                self.assertLess(before, end, 'a token after the end')
                given += 1
            else:
                self.assertGreaterEqual(after, end, 'no token before the end')
                refused += 1
        self.assertGreater(given, 0)
        self.assertEqual(self.oauth.token(issued.id, issued.secret).status, 401)


class CommandLine(PolicyCase):
    def run_policy(self, *words, check=True):
        return self.issuer.cli('policy', *words, check=check)

    def test_show_and_set(self):
        self.assertEqual(self.run_policy('show').stdout, 'default\tnever\nmaximum\tnone\n')
        self.assertEqual(self.run_policy('set', '--default', '90', '--maximum', '365').stdout,
                         'default\t90\nmaximum\t365\n')
        self.assertEqual(self.admin.get('/v1/policy').json['maximum_expiry_days'], 365)
        self.assertEqual(self.ends(self.admin.issue_ok()), 90)
        self.assertEqual(self.run_policy('set', '--default', 'never').stdout,
                         'default\tnever\nmaximum\t365\n')
        self.assertEqual(self.run_policy('set', '--maximum', 'none').stdout,
                         'default\tnever\nmaximum\tnone\n')

    def test_what_cannot_be(self):
        self.run_policy('set', '--maximum', '60')
        result = self.run_policy('set', '--default', '90', check=False)
        self.assertEqual(result.returncode, 1)
        self.assertIn('more than the maximum of 60 days', result.stderr)

    def test_misuse(self):
        for words in ([], ['set'], ['show', 'more'], ['show', '--default', '3'], ['drop'],
                      ['set', '--default', 'x'], ['set', '--default', '0'],
                      ['set', '--maximum', '4000'], ['set', '--maximum', 'never']):
            with self.subTest(words=words):
                self.assertEqual(self.run_policy(*words, check=False).returncode, 2)


# What the steps after the first one added.
REWIND = """
DROP TABLE policy; DROP TABLE usage_by_day; DROP TABLE usage_start;
DROP TABLE audit_head; DROP INDEX audit_by_time; DROP INDEX audit_denied;
DROP TRIGGER audit_is_sealed; ALTER TABLE audit DROP COLUMN seal;
PRAGMA user_version = 1;
"""


class OlderDatabase(issuer.unittest.TestCase):
    def test_it_gets_what_is_new(self):
        one = issuer.Issuer()
        self.addCleanup(one.remove)
        one.import_organization(issuer.ORGANIZATION)
        with sqlite3.connect(one.database) as database:
            database.executescript(REWIND)
        database.close()
        one.start()
        admin = one.admin()
        self.addCleanup(admin.close)
        self.assertEqual(admin.get('/v1/policy').json['revision'], 1)
        self.assertEqual(admin.get('/v1/organization').json['name'], 'Acme Retail')
        one.stop()


if __name__ == '__main__':
    tap.main()
