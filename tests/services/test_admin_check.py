#!/usr/bin/python3
# test_admin_check.py: what a secret is worth, without using it
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime
import os
import sys
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import issuer  # noqa: E402
import tap  # noqa: E402

# Genuine in form, of nobody.
STRANGE = 'sgn_0000000000000000000000000000000000000000000zzzzzz'


def in_two_seconds():
    then = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=2)
    return then.strftime('%Y-%m-%dT%H:%M:%SZ')


class Base(issuer.IssuerTestCase):
    def setUp(self):
        super().setUp()
        self.issued = self.admin.issue_ok(display_name='Checked')

    def ask(self, secret, client_id=None):
        answer = self.admin.check(client_id or self.issued.id, {'client_secret': secret})
        self.assertStatus(answer, 200)
        return answer.json['state'], answer.json['secret_id']


class States(Base):
    def test_valid(self):
        self.assertEqual(self.ask(self.issued.secret), ('valid', self.issued.secret_id))

    def test_both_of_a_rotation(self):
        started = issuer.Issued(self.admin.start(self.issued.id, self.issued.etag))
        self.assertEqual(self.ask(self.issued.secret), ('valid', self.issued.secret_id))
        self.assertEqual(self.ask(started.secret), ('valid', started.secret_id))

    def test_inactive_and_active_again(self):
        etag = self.admin.edit(self.issued.id, {'status': 'inactive'}, self.issued.etag).etag
        self.assertEqual(self.ask(self.issued.secret), ('inactive', self.issued.secret_id))
        self.admin.edit(self.issued.id, {'status': 'active'}, etag)
        self.assertEqual(self.ask(self.issued.secret), ('valid', self.issued.secret_id))

    def test_expired(self):
        issued = self.admin.issue_ok(secret_expires=in_two_seconds())
        self.assertEqual(self.ask(issued.secret, issued.id), ('valid', issued.secret_id))
        issuer.wait_until(lambda: self.ask(issued.secret, issued.id)[0] == 'expired',
                          'it has expired')
        # Activating it would not help, so that it is inactive too is not what counts.
        self.admin.edit(issued.id, {'status': 'inactive'}, issued.etag)
        self.assertEqual(self.ask(issued.secret, issued.id), ('expired', issued.secret_id))

    def test_ended_in_each_way(self):
        started = issuer.Issued(self.admin.start(self.issued.id, self.issued.etag))
        etag = self.admin.complete(self.issued.id, started.etag).etag
        self.assertEqual(self.ask(self.issued.secret), ('ended', self.issued.secret_id))
        cancelled = issuer.Issued(self.admin.start(self.issued.id, etag))
        etag = self.admin.cancel(self.issued.id, cancelled.etag).etag
        self.assertEqual(self.ask(cancelled.secret), ('ended', cancelled.secret_id))
        self.assertEqual(self.ask(started.secret), ('valid', started.secret_id))
        self.admin.revoke(self.issued.id, started.secret_id, etag)
        self.assertEqual(self.ask(started.secret), ('ended', started.secret_id))

    def test_wrong(self):
        other = self.admin.issue_ok(display_name='Other')
        for secret in (STRANGE, other.secret, self.issued.secret[:-1], 'x',
                       self.issued.secret + 'x', self.issued.secret.swapcase(), '🔑' * 60):
            with self.subTest(secret=secret[-4:]):
                self.assertEqual(self.ask(secret), ('wrong', None))

    def test_without_any_secret(self):
        self.admin.revoke(self.issued.id, self.issued.secret_id, self.issued.etag)
        self.assertEqual(self.ask(STRANGE), ('wrong', None))

    def test_unknown(self):
        body = {'client_secret': self.issued.secret}
        self.assertProblem(self.admin.check(str(uuid.uuid4()), body), 404, 'not-found')
        self.assertStatus(self.admin.delete(self.issued.id, self.issued.etag), 204)
        self.assertProblem(self.admin.check(self.issued.id, body), 404, 'not-found')


class Traces(Base):
    def test_is_no_use_and_no_change(self):
        before = self.admin.find(self.issued.id)
        n_events = self.admin.get('/v1/audit').json['total']
        for secret in (self.issued.secret, STRANGE):
            self.ask(secret)
        after = self.admin.find(self.issued.id)
        self.assertEqual(after.json, before.json)
        self.assertIsNone(after.json['last_used'])
        self.assertEqual(self.admin.get('/v1/audit').json['total'], n_events)

    def test_the_secret_is_in_no_answer(self):
        for secret in (self.issued.secret, STRANGE):
            answer = self.admin.check(self.issued.id, {'client_secret': secret})
            self.assertNotIn(secret.encode(), answer.body)
        answer = self.admin.check(self.issued.id, {'client_secret': STRANGE, STRANGE: 1})
        self.assertStatus(answer, 422)

    def test_roles_without_access(self):
        for role in ('user', 'read-only', 'compliance', 'audiences-only'):
            with self.subTest(role=role):
                self.issuer.set_member(issuer.me(), role)
                self.assertProblem(self.admin.check(self.issued.id,
                                                    {'client_secret': self.issued.secret}),
                                   403, 'no-access')
        self.issuer.set_member(issuer.me(), 'support-access')
        self.assertEqual(self.ask(self.issued.secret)[0], 'valid')

    def test_not_where_programs_get_tokens(self):
        answer = self.oauth.request('POST', f'/v1/credentials/{self.issued.id}/secrets/check',
                                    b'{}', {'Content-Type': 'application/json'})
        self.assertEqual(answer.status, 404)


class Questions(Base):
    def test_bad_bodies(self):
        for body, errors in (
                ({}, {('/client_secret', 'missing')}),
                ({'client_secret': ''}, {('/client_secret', 'empty')}),
                ({'client_secret': 7}, {('/client_secret', 'wrong-type')}),
                ({'client_secret': None}, {('/client_secret', 'wrong-type')}),
                ({'client_secret': ['x']}, {('/client_secret', 'wrong-type')}),
                ({'client_secret': 'x', 'secret_id': 'y'}, {('/secret_id', 'unknown-member')}),
                ([], {('', 'wrong-type')}), ('x', {('', 'wrong-type')})):
            with self.subTest(body=body):
                self.assertProblem(self.admin.check(self.issued.id, body), 422, 'invalid', errors)

    def test_not_json(self):
        path = f'/v1/credentials/{self.issued.id}/secrets/check'
        for body, mime, status, code in (
                (b'{', 'application/json', 400, 'malformed-json'),
                (b'{}', 'text/plain', 415, 'unsupported-media-type'),
                (b'x' * 2_000_000, 'application/json', 413, 'too-large')):
            with self.subTest(code=code):
                answer = self.admin.request('POST', path, body, {'Content-Type': mime})
                self.assertProblem(answer, status, code)
        self.assertProblem(self.admin.request('POST', path + '?x=1', {'client_secret': 'x'}),
                           400, 'bad-request')


if __name__ == '__main__':
    tap.main()
