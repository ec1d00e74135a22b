#!/usr/bin/python3
# test_admin_secrets.py: rotation, revocation, and answers that got lost
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime
import os
import socket
import sys
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import issuer  # noqa: E402
import tap  # noqa: E402
from issuer import ACCOUNT, PROFILE  # noqa: E402


class Base(issuer.IssuerTestCase):
    def setUp(self):
        super().setUp()
        self.issued = self.admin.issue_ok(display_name='Rotates')
        # Somebody else, to ask what a token is worth.
        self.asker = self.admin.issue_ok(display_name='Asks')

    def works(self, secret):
        status = self.oauth.token(self.issued.id, secret).status
        self.assertIn(status, (200, 401))
        return status == 200

    def token(self, secret):
        return self.oauth.token(self.issued.id, secret).json['access_token']

    def active(self, token):
        return self.oauth.is_active(token, self.asker)

    def start(self, etag=None, **options):
        answer = self.admin.start(self.issued.id, etag or self.issued.etag, **options)
        return issuer.Issued(self.assertStatus(answer, 201))

    def actions(self):
        events = self.admin.get('/v1/audit', credential=self.issued.id).json['events']
        return [e['action'] for e in reversed(events)]


class Rotation(Base):
    def test_start(self):
        started = self.start()
        self.assertEqual(started.id, self.issued.id)
        self.assertEqual(started.json['revision'], 2)
        self.assertEqual(started.etag, '"2"')
        self.assertEqual(started.answer.header('location'),
                         f'/v1/credentials/{self.issued.id}')
        self.assertEqual([s['id'] for s in started.json['secrets']],
                         [self.issued.secret_id, started.secret_id])
        self.assertEqual(started.json['secrets'][1]['hint'], started.secret[-4:])
        self.assertNotEqual(started.secret, self.issued.secret)
        self.assertTrue(self.works(self.issued.secret))
        self.assertTrue(self.works(started.secret))

    def test_complete_lets_old_tokens_live_out(self):
        old_token = self.token(self.issued.secret)
        started = self.start()
        new_token = self.token(started.secret)
        answer = self.assertStatus(self.admin.complete(self.issued.id, started.etag), 200)
        self.assertEqual([s['id'] for s in answer.json['secrets']], [started.secret_id])
        self.assertEqual(answer.json['revision'], 3)
        self.assertFalse(self.works(self.issued.secret))
        self.assertTrue(self.works(started.secret))
        self.assertTrue(self.active(old_token))
        self.assertTrue(self.active(new_token))

    def test_cancel_ends_the_new_one_and_its_tokens(self):
        old_token = self.token(self.issued.secret)
        started = self.start()
        new_token = self.token(started.secret)
        self.assertTrue(self.active(new_token))
        answer = self.assertStatus(self.admin.cancel(self.issued.id, started.etag), 200)
        self.assertEqual([s['id'] for s in answer.json['secrets']], [self.issued.secret_id])
        self.assertTrue(self.works(self.issued.secret))
        self.assertFalse(self.works(started.secret))
        self.assertTrue(self.active(old_token))
        self.assertFalse(self.active(new_token))

    def test_no_third_secret(self):
        started = self.start()
        self.assertProblem(self.admin.start(self.issued.id, started.etag),
                           409, 'two-live-secrets')
        self.assertEqual(self.admin.find(self.issued.id).json['revision'], 2)

    def test_nothing_to_end(self):
        self.assertProblem(self.admin.complete(self.issued.id, self.issued.etag),
                           409, 'no-rotation')
        self.assertProblem(self.admin.cancel(self.issued.id, self.issued.etag),
                           409, 'no-rotation')
        self.assertEqual(self.admin.find(self.issued.id).json['revision'], 1)

    def test_again_and_again(self):
        etag = self.issued.etag
        secrets = [self.issued.secret]
        for _ in range(4):
            started = self.start(etag)
            secrets.append(started.secret)
            etag = self.admin.complete(self.issued.id, started.etag).etag
        self.assertEqual([self.works(s) for s in secrets], [False] * 4 + [True])
        self.assertEqual(self.actions(), ['issue'] + ['rotate-start', 'rotate-complete'] * 4)

    def test_expiry_of_its_own(self):
        started = self.start(body={'expires': '2099-06-01T12:00:00+02:00'})
        self.assertEqual([s['expires'] for s in started.json['secrets']],
                         [None, '2099-06-01T10:00:00Z'])

    def test_of_an_inactive_credential(self):
        etag = self.admin.edit(self.issued.id, {'status': 'inactive'}, self.issued.etag).etag
        started = self.start(etag)
        self.assertFalse(self.works(started.secret))
        etag = self.admin.edit(self.issued.id, {'status': 'active'}, started.etag).etag
        self.assertTrue(self.works(started.secret))

    def test_last_used_of_each_secret(self):
        started = self.start()
        self.token(started.secret)

        def used():
            body = self.admin.find(self.issued.id).json
            return body if body['last_used'] is not None else None
        body = issuer.wait_until(used, 'last used is told')
        self.assertEqual([s['last_used'] is None for s in body['secrets']], [True, False])
        self.assertEqual(body['last_used'], body['secrets'][1]['last_used'])
        # Being used is no change: nobody who edits is in its way.
        self.assertEqual(body['revision'], 2)


class Revocation(Base):
    def test_at_once_with_its_tokens(self):
        token = self.token(self.issued.secret)
        self.assertTrue(self.active(token))
        answer = self.admin.revoke(self.issued.id, self.issued.secret_id, self.issued.etag)
        self.assertStatus(answer, 200)
        self.assertEqual(answer.json['secrets'], [])
        self.assertFalse(self.works(self.issued.secret))
        self.assertFalse(self.active(token))
        started = self.start(answer.etag)
        self.assertTrue(self.works(started.secret))
        self.assertFalse(self.active(token))

    def test_either_of_two(self):
        for which in (0, 1):
            with self.subTest(which=which):
                self.issued = self.admin.issue_ok()
                started = self.start()
                both = [self.issued, started]
                tokens = [self.token(s.secret) for s in both]
                answer = self.admin.revoke(self.issued.id, both[which].secret_id, started.etag)
                self.assertStatus(answer, 200)
                self.assertEqual([self.works(s.secret) for s in both],
                                 [n != which for n in (0, 1)])
                self.assertEqual([self.active(t) for t in tokens], [n != which for n in (0, 1)])
                self.assertEqual([s['id'] for s in answer.json['secrets']],
                                 [both[1 - which].secret_id])

    def test_secrets_that_there_are_not(self):
        other = self.asker.secret_id
        for secret_id in (str(uuid.uuid4()), 'x', other, self.issued.secret[-4:]):
            with self.subTest(secret_id=secret_id):
                answer = self.admin.revoke(self.issued.id, secret_id, self.issued.etag)
                self.assertProblem(answer, 404, 'not-found')
        etag = self.admin.revoke(self.issued.id, self.issued.secret_id, self.issued.etag).etag
        answer = self.admin.revoke(self.issued.id, self.issued.secret_id, etag)
        self.assertProblem(answer, 404, 'not-found')


class Replacing(Base):
    def test_in_one_step(self):
        token = self.token(self.issued.secret)
        started = self.start(body={'replaces': self.issued.secret_id})
        self.assertEqual(started.json['revision'], 2)
        self.assertEqual([s['id'] for s in started.json['secrets']], [started.secret_id])
        self.assertFalse(self.works(self.issued.secret))
        self.assertTrue(self.works(started.secret))
        self.assertFalse(self.active(token))

    def test_one_of_two(self):
        started = self.start()
        again = self.start(started.etag, body={'replaces': started.secret_id})
        self.assertEqual([s['id'] for s in again.json['secrets']],
                         [self.issued.secret_id, again.secret_id])
        self.assertEqual([self.works(s.secret) for s in (self.issued, started, again)],
                         [True, False, True])

    def test_what_there_is_not(self):
        for secret_id in (str(uuid.uuid4()), self.asker.secret_id):
            answer = self.admin.start(self.issued.id, self.issued.etag,
                                      body={'replaces': secret_id})
            self.assertProblem(answer, 404, 'not-found')
        self.assertTrue(self.works(self.issued.secret))
        self.assertEqual(self.admin.find(self.issued.id).json['revision'], 1)


class Expiry(Base):
    def soon(self):
        # The shortest life that is sure to be in the future when it is read.
        then = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=2)
        return then.strftime('%Y-%m-%dT%H:%M:%SZ')

    def test_an_expired_secret_gets_no_token(self):
        self.issued = self.admin.issue_ok(secret_expires=self.soon())
        self.assertTrue(self.works(self.issued.secret))
        issuer.wait_until(lambda: not self.works(self.issued.secret), 'the secret expired')
        body = self.admin.find(self.issued.id).json
        # It stays listed, so that people see why nothing works any more.
        self.assertEqual([s['id'] for s in body['secrets']], [self.issued.secret_id])
        self.assertEqual(body['status'], 'active')
        refused = self.oauth.token(self.issued.id, self.issued.secret)
        wrong = self.oauth.token(self.issued.id, 'sgn_wrong')
        self.assertEqual((refused.status, refused.json), (wrong.status, wrong.json))
        started = self.start(f'"{body["revision"]}"',
                             body={'replaces': self.issued.secret_id})
        self.assertTrue(self.works(started.secret))


class ChangedExpiry(Base):
    def set(self, expires, etag=None, secret_id=None):
        return self.admin.set_expiry(self.issued.id, secret_id or self.issued.secret_id,
                                     {'expires': expires}, etag or self.issued.etag)

    def test_set_and_taken_away(self):
        answer = self.assertStatus(self.set('2099-06-01T12:00:00+02:00'), 200)
        self.assertEqual(answer.json['secrets'][0]['expires'], '2099-06-01T10:00:00Z')
        self.assertEqual((answer.json['revision'], answer.etag), (2, '"2"'))
        self.assertEqual(self.admin.find(self.issued.id).json, answer.json)
        answer = self.assertStatus(self.set(None, answer.etag), 200)
        self.assertIsNone(answer.json['secrets'][0]['expires'])
        self.assertEqual(answer.json['revision'], 3)
        self.assertTrue(self.works(self.issued.secret))

    def test_of_one_of_two(self):
        started = self.start()
        for secret_id in (self.issued.secret_id, started.secret_id):
            etag = self.admin.find(self.issued.id).etag
            answer = self.assertStatus(self.set('2099-01-01T00:00:00Z', etag, secret_id), 200)
            by_id = {s['id']: s['expires'] for s in answer.json['secrets']}
            self.assertEqual(by_id[secret_id], '2099-01-01T00:00:00Z')
        self.assertEqual(len(by_id), 2)

    def test_the_list_is_sorted_by_it(self):
        other = self.admin.issue_ok(secret_expires='2090-01-01T00:00:00Z')

        def order():
            rows = self.admin.walk('/v1/credentials', 'credentials', sort='expires')
            ids = [row['client_id'] for row in rows]
            return [i for i in ids if i in (self.issued.id, other.id)]
        etag = self.set('2089-01-01T00:00:00Z').etag
        self.assertEqual(order(), [self.issued.id, other.id])
        etag = self.set('2091-01-01T00:00:00Z', etag).etag
        self.assertEqual(order(), [other.id, self.issued.id])
        self.set(None, etag)
        self.assertEqual(order(), [other.id, self.issued.id])

    def test_audit(self):
        self.set('2099-01-01T00:00:00Z')
        event = self.admin.get('/v1/audit', credential=self.issued.id).json['events'][0]
        secret = {'secret_id': self.issued.secret_id, 'hint': self.issued.secret[-4:]}
        self.assertEqual(event['action'], 'edit')
        self.assertEqual(event['before'], {**secret, 'expires': None})
        self.assertEqual(event['after'], {**secret, 'expires': '2099-01-01T00:00:00Z'})

    def test_nothing_is_changed(self):
        etag = self.set('2099-01-01T00:00:00Z').etag
        self.assertEqual(self.set('2099-01-01T00:00:00Z', etag).etag, etag)
        answer = self.admin.set_expiry(self.issued.id, self.issued.secret_id, {}, etag,
                                       mime='application/json')
        self.assertEqual(self.assertStatus(answer, 200).etag, etag)
        self.assertEqual(self.actions(), ['issue', 'edit'])

    def test_an_expired_secret_works_again(self):
        then = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=2)
        soon = then.strftime('%Y-%m-%dT%H:%M:%SZ')
        etag = self.assertStatus(self.set(soon), 200).etag
        issuer.wait_until(lambda: not self.works(self.issued.secret), 'the secret expired')
        self.assertEqual(self.assertStatus(self.set(soon, etag), 200).etag, etag)
        self.assertStatus(self.set('2099-01-01T00:00:00Z', etag), 200)
        self.assertTrue(self.works(self.issued.secret))

    def test_secrets_that_there_are_not(self):
        started = self.start()
        etag = self.admin.complete(self.issued.id, started.etag).etag
        for secret_id in (self.issued.secret_id, self.asker.secret_id, 'x'):
            with self.subTest(secret_id=secret_id):
                self.assertProblem(self.set('2099-01-01T00:00:00Z', etag, secret_id),
                                   404, 'not-found')
        self.assertEqual(self.admin.find(self.issued.id).etag, etag)


class LostAnswer(Base):
    """The same request again, because nobody knows whether the first one arrived."""

    def test_issue(self):
        key = str(uuid.uuid4())
        first = issuer.Issued(self.assertStatus(self.admin.issue(key=key), 201))
        for _ in range(3):
            again = self.assertStatus(self.admin.issue(key=key), 200)
            self.assertEqual(again.header('idempotency-replayed'), 'true')
            self.assertEqual(again.json['client_id'], first.id)
            self.assertEqual(again.json['secret_id'], first.secret_id)
            self.assertNotIn('client_secret', again.json)
            self.assertEqual(again.etag, first.etag)
            self.assertEqual(again.header('location'), first.answer.header('location'))

    def test_a_fresh_secret_for_the_unseen_one(self):
        key = str(uuid.uuid4())
        unseen = issuer.Issued(self.assertStatus(self.admin.issue(key=key), 201))
        self.issued = unseen
        again = self.assertStatus(self.admin.issue(key=key), 200)
        started = self.start(again.etag, body={'replaces': again.json['secret_id']})
        self.assertEqual(started.id, unseen.id)
        self.assertEqual(len(started.json['secrets']), 1)
        self.assertFalse(self.works(unseen.secret))
        self.assertTrue(self.works(started.secret))

    def test_the_answer_is_of_now(self):
        key = str(uuid.uuid4())
        first = issuer.Issued(self.admin.issue(key=key))
        changed = self.admin.edit(first.id, {'display_name': 'Renamed'}, first.etag)
        again = self.assertStatus(self.admin.issue(key=key), 200)
        self.assertEqual(again.json['display_name'], 'Renamed')
        self.assertEqual(again.etag, changed.etag)
        self.admin.delete(first.id, changed.etag)
        self.assertProblem(self.admin.issue(key=key), 404, 'not-found')

    def test_start(self):
        key = str(uuid.uuid4())
        started = self.start(key=key)
        # With the ETag of the first try, which is an old one by now.
        again = self.assertStatus(self.admin.start(self.issued.id, self.issued.etag, key), 200)
        self.assertEqual(again.header('idempotency-replayed'), 'true')
        self.assertEqual(again.json['secret_id'], started.secret_id)
        self.assertNotIn('client_secret', again.json)
        self.assertEqual(len(again.json['secrets']), 2)
        self.assertEqual(self.actions(), ['issue', 'rotate-start'])

    def test_start_after_the_secret_was_ended(self):
        key = str(uuid.uuid4())
        started = self.start(key=key)
        self.admin.cancel(self.issued.id, started.etag)
        again = self.assertStatus(self.admin.start(self.issued.id, self.issued.etag, key), 200)
        self.assertEqual(again.json['secret_id'], started.secret_id)
        self.assertEqual([s['id'] for s in again.json['secrets']], [self.issued.secret_id])

    def test_a_key_with_another_request(self):
        key = str(uuid.uuid4())
        self.assertStatus(self.admin.issue(key=key, display_name='One'), 201)
        total = self.admin.get('/v1/credentials').json['total']
        self.assertProblem(self.admin.issue(key=key, display_name='Two'),
                           422, 'idempotency-key-reused')
        self.assertProblem(self.admin.start(self.issued.id, self.issued.etag, key),
                           422, 'idempotency-key-reused')
        self.assertEqual(self.admin.get('/v1/credentials').json['total'], total)
        key = str(uuid.uuid4())
        self.start(key=key)
        self.assertProblem(self.admin.start(self.asker.id, self.asker.etag, key),
                           422, 'idempotency-key-reused')
        self.assertProblem(
            self.admin.start(self.issued.id, self.issued.etag, key,
                             {'expires': '2099-01-01T00:00:00Z'}),
            422, 'idempotency-key-reused')

    def test_white_space_makes_no_other_request(self):
        key = str(uuid.uuid4())
        body = ('{"display_name":"Spaced","account_id":%d,"grants":[{"api":"profile",'
                '"permission":"read-only","level":"workspace","workspaces":[40118]}]}' % ACCOUNT)
        headers = {'Content-Type': 'application/json', 'Idempotency-Key': key}
        first = self.admin.request('POST', '/v1/credentials', body.encode(), headers)
        self.assertStatus(first, 201)
        again = self.admin.issue(key=key, body={'display_name': 'Spaced',
                                                'account_id': ACCOUNT, 'grants': [PROFILE]})
        self.assertStatus(again, 200)

    def test_killed_before_the_answer_is_read(self):
        """The client never reads its answer, and then the issuer is killed."""
        key = str(uuid.uuid4())
        body = b'{"display_name":"Lost","account_id":%d,"grants":[%s]}' % (
            ACCOUNT, b'{"api":"platform","permission":"user","level":"account"}')
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(self.issuer.socket)
            connection.sendall(b'POST /v1/credentials HTTP/1.1\r\nHost: x\r\n'
                               b'Content-Type: application/json\r\nIdempotency-Key: %s\r\n'
                               b'Content-Length: %d\r\n\r\n%s'
                               % (key.encode(), len(body), body))
            issuer.wait_until(
                lambda: self.admin.get('/v1/credentials', q='Lost').json['credentials'],
                'the request was done')
            self.issuer.kill()
        self.issuer.start()
        admin = self.issuer.admin()
        self.addCleanup(admin.close)
        again = admin.request('POST', '/v1/credentials', body,
                              {'Content-Type': 'application/json', 'Idempotency-Key': key})
        self.assertStatus(again, 200)
        found = admin.get('/v1/credentials', q='Lost').json
        self.assertEqual(found['total'], 1)
        self.assertEqual(again.json['client_id'], found['credentials'][0]['client_id'])


if __name__ == '__main__':
    tap.main()
