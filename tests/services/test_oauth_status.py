#!/usr/bin/python3
# test_oauth_status.py: what a token is worth, and what ends it
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import json
import os
import random
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import issuer  # noqa: E402
import tap  # noqa: E402
from issuer import DATA_PLANS, PLATFORM, PROFILE  # noqa: E402
from oauthcase import OAuthTestCase  # noqa: E402


class Introspection(OAuthTestCase):
    def test_live(self):
        token = self.oauth.token_ok(self.two)
        said = self.oauth.introspect(token, self.one)
        claims = issuer.claims(token)
        self.assertEqual(said, {'active': True, 'token_type': 'Bearer', **claims})

    def test_by_a_body(self):
        token = self.oauth.token_ok(self.one)
        answer = self.oauth.post('/oauth/introspect', {
            'token': token, 'token_type_hint': 'access_token', 'client_id': self.two.id,
            'client_secret': self.two.secret})
        self.assertIs(answer.json['active'], True)
        self.assertEqual(answer.header('cache-control'), 'no-store')

    def test_who_may_ask(self):
        token = self.oauth.token_ok(self.one)
        inactive = self.admin.issue_ok(status='inactive')
        for basic in (None, (self.one.id, 'wrong'), (inactive.id, inactive.secret)):
            answer = self.oauth.post('/oauth/introspect', {'token': token}, basic)
            self.assertError(answer, 401, 'invalid_client')
            self.assertNotIn('active', answer.json)

    def test_without_a_token(self):
        for body in ({}, {'token': ''}, {'other': 'x'}):
            answer = self.oauth.post('/oauth/introspect', body, (self.one.id, self.one.secret))
            self.assertError(answer, 400, 'invalid_request')

    def tampered(self, token):
        head, body, signature = token.split('.')
        claims = issuer.claims(token)

        def encode(value):
            return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip('=')
        flipped = bytearray(issuer.decode(signature))
        flipped[5] ^= 1
        header = json.loads(issuer.decode(head))
        return {
            'signature': f'{head}.{body}.' + base64.urlsafe_b64encode(flipped).decode()
                                                   .rstrip('='),
            'claims': f'{head}.{encode({**claims, "scope": "platform:admin"})}.{signature}',
            'alg none': f'{encode({**header, "alg": "none"})}.{body}.',
            'alg none, signed': f'{encode({**header, "alg": "none"})}.{body}.{signature}',
            'alg HS256': f'{encode({**header, "alg": "HS256"})}.{body}.{signature}',
            'other key': f'{encode({**header, "kid": "other"})}.{body}.{signature}',
            'no signature': f'{head}.{body}.',
            'no signature part': f'{head}.{body}',
            'zero signature': f'{head}.{body}.' + 'A' * 86,
            'one more part': token + '.x',
            'padding': token + '=',
            'space': token + ' ',
            'cut': token[:-1],
        }

    def test_what_is_no_live_token(self):
        token = self.oauth.token_ok(self.one)
        candidates = {**self.tampered(token), 'nonsense': 'x', 'dots': '..', 'json': '{}',
                      'secret': self.two.secret, 'id': self.two.id, 'long': 'x' * 50000,
                      'not ASCII': 'ä.ö.ü', 'broken': 'e30.e30.e30'}
        for name, candidate in candidates.items():
            with self.subTest(name=name):
                self.assertEqual(self.oauth.introspect(candidate, self.one), {'active': False})
        self.assertTrue(self.oauth.is_active(token, self.one))

    def test_no_other_text_is_the_token(self):
        """Any one character changed, the last one of each part included."""
        token = self.oauth.token_ok(self.one)
        generator = random.Random(3)
        ends = [len(token) - 1, token.index('.') - 1, token.rindex('.') - 1]
        for place in ends * 8 + [generator.randrange(len(token)) for _ in range(300)]:
            letter = generator.choice('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
                                      '0123456789-_.=+/ ')
            changed = token[:place] + letter + token[place + 1:]
            if changed != token:
                self.assertEqual(self.oauth.introspect(changed, self.one), {'active': False},
                                 changed)

    def test_of_another_issuer(self):
        other = issuer.Issuer()
        self.addCleanup(other.remove)
        other.start()
        admin, oauth = other.admin(), other.oauth()
        token = oauth.token_ok(admin.issue_ok(
            account_id=1, grants=[{**PROFILE, 'workspaces': [1]}]))
        admin.close()
        oauth.close()
        other.stop()
        self.assertEqual(self.oauth.introspect(token, self.one), {'active': False})


class Effects(OAuthTestCase):
    """Whatever happens to a credential counts for its live tokens at once."""

    def setUp(self):
        super().setUp()
        self.issued = self.admin.issue_ok(grants=[PROFILE, DATA_PLANS])
        self.token_text = self.oauth.token_ok(self.issued)
        self.assertTrue(self.active())

    def active(self):
        said = self.oauth.introspect(self.token_text, self.one)
        if not said['active']:
            self.assertEqual(said, {'active': False})
        return said['active']

    def edit(self, patch):
        etag = self.admin.find(self.issued.id).etag
        self.assertStatus(self.admin.edit(self.issued.id, patch, etag), 200)

    def test_deactivate_and_activate(self):
        self.edit({'status': 'inactive'})
        self.assertFalse(self.active())
        self.assertError(self.token(self.issued), 401, 'invalid_client')
        self.edit({'status': 'active'})
        self.assertTrue(self.active())
        self.assertEqual(self.token(self.issued).status, 200)

    def test_delete(self):
        self.admin.delete(self.issued.id, self.issued.etag)
        self.assertFalse(self.active())
        self.assertError(self.token(self.issued), 401, 'invalid_client')

    def test_deleted_callers_cannot_ask(self):
        self.admin.delete(self.issued.id, self.issued.etag)
        answer = self.oauth.post('/oauth/introspect', {'token': self.token_text},
                                 (self.issued.id, self.issued.secret))
        self.assertError(answer, 401, 'invalid_client')

    def test_edits_that_take_something_away(self):
        for grants in ([PROFILE], [PROFILE, {**DATA_PLANS, 'permission': 'read-only'}],
                       [PROFILE, {**DATA_PLANS, 'workspaces': [40118]}], [PLATFORM]):
            with self.subTest(grants=grants):
                self.edit({'grants': grants})
                self.assertFalse(self.active())
                self.edit({'grants': [PROFILE, DATA_PLANS]})
                self.assertTrue(self.active())

    def test_edits_that_take_nothing_away(self):
        for patch in ({'display_name': 'Other'}, {'note': 'x', 'owner': 'y'},
                      {'grants': [PLATFORM, PROFILE, DATA_PLANS]},
                      {'grants': [PROFILE, {**DATA_PLANS,
                                            'workspaces': [40118, 40119, 40120]}]}):
            with self.subTest(patch=patch):
                self.edit(patch)
                self.assertTrue(self.active())

    def test_narrow_tokens_need_only_what_they_carry(self):
        narrow = self.oauth.token_ok(self.issued, scope='profile:read-only')
        self.edit({'grants': [PROFILE]})
        self.assertFalse(self.active())
        self.assertTrue(self.oauth.is_active(narrow, self.one))

    def test_new_tokens_carry_the_new_grants(self):
        self.edit({'grants': [PLATFORM]})
        self.assertEqual(self.claims(self.issued)['scope'], 'platform:admin')
        self.assertError(self.token(self.issued, scope='profile:read-only'),
                         400, 'invalid_scope')


class Revocation(OAuthTestCase):
    def test_own_token(self):
        token = self.oauth.token_ok(self.one)
        other = self.oauth.token_ok(self.one)
        answer = self.oauth.revoke(token, self.one)
        self.assertEqual(answer.status, 200, answer)
        self.assertFalse(self.oauth.is_active(token, self.two))
        self.assertTrue(self.oauth.is_active(other, self.two))
        self.assertEqual(self.oauth.revoke(token, self.one).status, 200)

    def test_hints_are_only_hints(self):
        for hint in ('access_token', 'refresh_token', 'nonsense'):
            token = self.oauth.token_ok(self.one)
            answer = self.oauth.post('/oauth/revoke', {'token': token, 'token_type_hint': hint},
                                     (self.one.id, self.one.secret))
            self.assertEqual(answer.status, 200, answer)
            self.assertFalse(self.oauth.is_active(token, self.two))

    def test_what_is_no_token(self):
        for token in ('x', '..', 'e30.e30.e30', self.one.secret):
            self.assertEqual(self.oauth.revoke(token, self.one).status, 200)

    def test_of_somebody_else(self):
        token = self.oauth.token_ok(self.one)
        self.oauth.revoke(token, self.two)
        self.assertTrue(self.oauth.is_active(token, self.two))

    def test_who_may_ask(self):
        token = self.oauth.token_ok(self.one)
        for basic in (None, (self.one.id, 'wrong')):
            answer = self.oauth.post('/oauth/revoke', {'token': token}, basic)
            self.assertError(answer, 401, 'invalid_client')
        answer = self.oauth.post('/oauth/revoke', {}, (self.one.id, self.one.secret))
        self.assertError(answer, 400, 'invalid_request')
        self.assertTrue(self.oauth.is_active(token, self.one))


class Lifetime(issuer.IssuerTestCase):
    arguments = ['--token-lifetime', '2']

    def test_an_expired_token_is_inactive(self):
        issued = self.admin.issue_ok()
        answer = self.oauth.token(issued.id, issued.secret)
        self.assertEqual(answer.json['expires_in'], 2)
        token = answer.json['access_token']
        self.assertEqual(issuer.claims(token)['exp'] - issuer.claims(token)['iat'], 2)
        self.assertTrue(self.oauth.is_active(token, issued))
        issuer.wait_until(lambda: not self.oauth.is_active(token, issued), 'the token ended')
        self.assertGreaterEqual(time.time(), issuer.claims(token)['exp'])


class Restart(issuer.IssuerTestCase):
    def test_tokens_outlive_the_issuer(self):
        self.issuer.stay_on_port()
        issued = self.admin.issue_ok()
        kept = self.oauth.token_ok(issued)
        revoked = self.oauth.token_ok(issued)
        self.oauth.revoke(revoked, issued)
        self.issuer.kill()
        self.issuer.start()
        oauth = self.issuer.oauth()
        self.addCleanup(oauth.close)
        self.assertTrue(oauth.is_active(kept, issued))
        self.assertFalse(oauth.is_active(revoked, issued))


if __name__ == '__main__':
    tap.main()
