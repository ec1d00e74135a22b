#!/usr/bin/python3
# test_oauth.py: the OAuth endpoints, rule by rule
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import json
import os
import random
import socket
import sys
import time
import urllib.parse
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import issuer  # noqa: E402
import tap  # noqa: E402
from issuer import (DATA_PLANS, OTHER_ACCOUNT, OTHER_WORKSPACES, PLATFORM,  # noqa: E402
                    PROFILE)

FORM = 'application/x-www-form-urlencoded'
GRANT = {'grant_type': 'client_credentials'}


class Base(issuer.IssuerTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        admin = cls.issuer.admin()
        cls.identifiers = {a['id']: a['identifier'] for a in admin.get('/v1/apis').json['apis']}
        # Each with one or several APIs; tests that change a credential make their own.
        cls.one = admin.issue_ok(display_name='One', grants=[PROFILE])
        cls.two = admin.issue_ok(display_name='Two', grants=[PROFILE, PLATFORM])
        admin.close()

    def assertError(self, answer, status, *errors):
        """RFC 6749 §5.2"""
        self.assertEqual(answer.status, status, answer)
        self.assertIn(answer.header('content-type').split(';')[0], ('application/json',))
        body = answer.json
        self.assertIn(body['error'], errors, answer)
        self.assertLessEqual(body.keys(), {'error', 'error_description', 'error_uri'})
        # Only these characters are allowed in a description.
        self.assertRegex(body.get('error_description', 'x'), r'^[\x20-\x21\x23-\x5B\x5D-\x7E]+$')
        self.assertEqual(answer.header('cache-control'), 'no-store')

    def token(self, credential, **more):
        return self.oauth.token(credential.id, credential.secret, **more)

    def claims(self, credential, **more):
        return issuer.claims(self.oauth.token_ok(credential, **more))


class Metadata(Base):
    def test_document(self):
        answer = self.oauth.request('GET', '/.well-known/oauth-authorization-server')
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.header('content-type').split(';')[0], 'application/json')
        base = self.oauth.base
        body = answer.json
        self.assertEqual(body['issuer'], base)
        self.assertEqual(body['token_endpoint'], base + '/oauth/token')
        self.assertEqual(body['introspection_endpoint'], base + '/oauth/introspect')
        self.assertEqual(body['revocation_endpoint'], base + '/oauth/revoke')
        self.assertEqual(body['jwks_uri'], base + '/.well-known/jwks.json')
        self.assertEqual(body['grant_types_supported'], ['client_credentials'])
        # RFC 8414 §2 requires it, also where there is no authorization endpoint.
        self.assertEqual(body['response_types_supported'], [])
        for endpoint in ('token', 'introspection', 'revocation'):
            self.assertEqual(set(body[f'{endpoint}_endpoint_auth_methods_supported']),
                             {'client_secret_basic', 'client_secret_post'}, endpoint)
        self.assertEqual(set(body['scopes_supported']),
                         {'platform:admin', 'platform:user', 'profile:read-only',
                          'data-plans:read-only', 'data-plans:admin', 'custom-roles:admin'})
        self.assertNotIn('authorization_endpoint', body)

    def test_both_places(self):
        self.assertEqual(
            self.oauth.request('GET', '/.well-known/oauth-authorization-server').json,
            self.oauth.request('GET', '/.well-known/openid-configuration').json)

    def test_keys(self):
        answer = self.oauth.request('GET', '/.well-known/jwks.json')
        self.assertEqual(answer.status, 200)
        self.assertIn(answer.header('content-type').split(';')[0],
                      ('application/json', 'application/jwk-set+json'))
        [key] = answer.json['keys']
        self.assertEqual((key['kty'], key['crv'], key['alg'], key['use']),
                         ('EC', 'P-256', 'ES256', 'sig'))
        self.assertEqual((len(issuer.decode(key['x'])), len(issuer.decode(key['y']))), (32, 32))
        self.assertTrue(key['kid'])
        self.assertNotIn('d', key)

    def test_other_methods(self):
        for method, path, allowed in (
                ('POST', '/.well-known/jwks.json', 'GET'), ('GET', '/oauth/token', 'POST'),
                ('PUT', '/oauth/token', 'POST'), ('GET', '/oauth/introspect', 'POST'),
                ('DELETE', '/oauth/revoke', 'POST')):
            with self.subTest(method=method, path=path):
                answer = self.oauth.request(method, path)
                self.assertEqual(answer.status, 405, answer)
                self.assertIn(allowed, answer.header('allow').split(', '))

    def test_names_of_other_computers(self):
        """A web page must not reach it by a name of its own (DNS rebinding)."""
        for host in ('evil.example', 'evil.example:80', '127.0.0.1.evil.example', '192.0.2.1',
                     'localhost.evil.example', ''):
            with self.subTest(host=host):
                answer = self.oauth.request('GET', '/.well-known/jwks.json', None,
                                            {'Host': host})
                self.assertIn(answer.status, (400, 403, 421))
                self.assertNotIn(b'keys', answer.body)
        for host in ('localhost', '127.0.0.1', 'localhost:8080'):
            answer = self.oauth.request('GET', '/.well-known/jwks.json', None, {'Host': host})
            self.assertEqual(answer.status, 200, host)

    def test_nothing_else_is_there(self):
        for path in ('/', '/v1/me', '/v1/credentials', '/openapi.json', '/oauth',
                     '/oauth/token/', '/oauth/authorize', '/.well-known/', '/%00'):
            with self.subTest(path=path):
                self.assertIn(self.oauth.request('GET', path).status, (400, 404))


class Token(Base):
    def test_answer(self):
        answer = self.token(self.one)
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.header('content-type').split(';')[0], 'application/json')
        self.assertEqual(answer.header('cache-control'), 'no-store')
        body = answer.json
        self.assertEqual(body.keys(), {'access_token', 'token_type', 'expires_in', 'scope',
                                       'authorization_details'})
        self.assertEqual(body['token_type'], 'Bearer')
        self.assertEqual(body['expires_in'], 600)
        self.assertEqual(body['scope'], 'profile:read-only')
        # RFC 9396 §7
        self.assertEqual(body['authorization_details'],
                         issuer.claims(body['access_token'])['authorization_details'])

    def test_form(self):
        token = self.oauth.token_ok(self.one)
        header = json.loads(issuer.decode(token.split('.')[0]))
        keys = self.oauth.request('GET', '/.well-known/jwks.json').json['keys']
        self.assertEqual(header, {'typ': 'at+jwt', 'alg': 'ES256', 'kid': keys[0]['kid']})
        self.assertEqual(len(issuer.decode(token.split('.')[2])), 64)

    def test_claims(self):
        before = int(time.time())
        claims = self.claims(self.one)
        self.assertEqual(claims.keys(), {'iss', 'sub', 'client_id', 'aud', 'iat', 'exp', 'jti',
                                         'scope', 'authorization_details'})
        self.assertEqual(claims['iss'], self.oauth.base)
        self.assertEqual(claims['sub'], self.one.id)
        self.assertEqual(claims['client_id'], self.one.id)
        self.assertEqual(claims['aud'], self.identifiers['profile'])
        self.assertGreaterEqual(claims['iat'], before)
        self.assertLessEqual(claims['iat'], time.time())
        self.assertEqual(claims['exp'] - claims['iat'], 600)
        self.assertEqual(claims['scope'], 'profile:read-only')
        self.assertEqual(claims['authorization_details'], [
            {'type': 'signet_grant', 'api': 'profile', 'permission': 'read-only',
             'level': 'workspace', 'organization': 77, 'account': 3310, 'workspaces': [40118]}])

    def test_each_has_its_own_id(self):
        ids = {self.claims(self.one)['jti'] for _ in range(20)}
        self.assertEqual(len(ids), 20)
        self.assertEqual({i.split('.')[0] for i in ids}, {self.one.secret_id})

    def test_several_apis(self):
        claims = self.claims(self.two)
        self.assertEqual(set(claims['aud']),
                         {self.identifiers['profile'], self.identifiers['platform']})
        self.assertEqual(set(claims['scope'].split(' ')), {'profile:read-only',
                                                            'platform:admin'})
        details = {d['api']: d for d in claims['authorization_details']}
        self.assertEqual(details['platform'],
                         {'type': 'signet_grant', 'api': 'platform', 'permission': 'admin',
                          'level': 'account', 'organization': 77, 'account': 3310})

    def test_another_account(self):
        issued = self.admin.issue_ok(account_id=OTHER_ACCOUNT, grants=[
            {**PROFILE, 'workspaces': OTHER_WORKSPACES}])
        [detail] = self.claims(issued)['authorization_details']
        self.assertEqual((detail['account'], detail['workspaces']),
                         (OTHER_ACCOUNT, OTHER_WORKSPACES))

    def test_ways_to_ask(self):
        id, secret = self.one.id, self.one.secret
        basic = issuer.basic_header(id, secret)
        named = {**GRANT, 'client_id': id, 'client_secret': secret}
        form = urllib.parse.urlencode
        for name, body, headers in (
                ('form', form(named), {'Content-Type': FORM}),
                ('form with charset', form(named), {'Content-Type': FORM + '; charset=UTF-8'}),
                ('JSON', json.dumps(named), {'Content-Type': 'application/json'}),
                ('Basic and form', form(GRANT), {'Content-Type': FORM, 'Authorization': basic}),
                ('Basic and JSON', json.dumps(GRANT),
                 {'Content-Type': 'application/json', 'Authorization': basic}),
                ('basic in small letters', form(GRANT),
                 {'Content-Type': FORM, 'Authorization': 'b' + basic[1:]}),
                ('Basic and the same id', form({**GRANT, 'client_id': id}),
                 {'Content-Type': FORM, 'Authorization': basic}),
                ('members that nobody knows', form({**named, 'foo': 'bar'}),
                 {'Content-Type': FORM}),
                ('empty parameters count as missing', form({**named, 'scope': '',
                                                            'audience': ''}),
                 {'Content-Type': FORM})):
            with self.subTest(name=name):
                answer = self.oauth.request('POST', '/oauth/token', body, headers)
                self.assertEqual(answer.status, 200, answer)
                self.assertEqual(issuer.claims(answer.json['access_token'])['sub'], id)

    def test_id_in_capitals_is_another(self):
        self.assertError(self.oauth.token(self.one.id.upper(), self.one.secret),
                         401, 'invalid_client')


class Narrowing(Base):
    def test_scope(self):
        for scope, apis in (('profile:read-only', ['profile']),
                            ('platform:admin', ['platform']),
                            ('platform:admin profile:read-only', ['platform', 'profile']),
                            ('profile:read-only profile:read-only', ['profile'])):
            with self.subTest(scope=scope):
                answer = self.token(self.two, scope=scope)
                self.assertEqual(answer.status, 200, answer)
                self.assertEqual(set(answer.json['scope'].split()), set(scope.split()))
                claims = issuer.claims(answer.json['access_token'])
                audience = claims['aud']
                if isinstance(audience, str):
                    audience = [audience]
                self.assertEqual(set(audience), {self.identifiers[a] for a in apis})
                self.assertEqual({d['api'] for d in claims['authorization_details']}, set(apis))

    def test_scopes_that_are_not_granted(self):
        for scope in ('platform:user', 'data-plans:admin', 'nonsense', 'profile',
                      'profile:read-only platform:user', 'profile:read-only nonsense',
                      'PROFILE:READ-ONLY', 'profile:*', 'openid', '"', 'ä'):
            with self.subTest(scope=scope):
                self.assertError(self.token(self.two, scope=scope), 400, 'invalid_scope')

    def test_audience_and_resource(self):
        profile, platform = self.identifiers['profile'], self.identifiers['platform']
        for parameter in ('audience', 'resource'):
            for asked in ([profile], [platform], [profile, platform]):
                with self.subTest(parameter=parameter, asked=asked):
                    value = asked if parameter == 'resource' else ' '.join(asked)
                    if parameter == 'audience' and len(asked) > 1:
                        continue
                    claims = self.claims(self.two, **{parameter: value})
                    audience = claims['aud']
                    self.assertEqual(audience if isinstance(audience, list) else [audience],
                                     asked)
                    self.assertEqual(len(claims['scope'].split()), len(asked))

    def test_in_json(self):
        profile, platform = self.identifiers['profile'], self.identifiers['platform']
        named = {**GRANT, 'client_id': self.two.id, 'client_secret': self.two.secret}
        for more, count in (({'audience': profile}, 1), ({'resource': platform}, 1),
                            ({'resource': [profile, platform]}, 2), ({}, 2),
                            ({'scope': 'platform:admin'}, 1)):
            with self.subTest(more=more):
                answer = self.oauth.request('POST', '/oauth/token', json.dumps({**named, **more}),
                                            {'Content-Type': 'application/json'})
                self.assertEqual(answer.status, 200, answer)
                self.assertEqual(len(answer.json['scope'].split()), count)

    def test_targets_that_do_not_fit(self):
        for target in ('https://nowhere.example/', self.identifiers['data-plans'], 'nonsense',
                       'profile', self.identifiers['profile'] + '#here',
                       self.identifiers['profile'].upper(), '/relative'):
            for parameter in ('audience', 'resource'):
                with self.subTest(target=target, parameter=parameter):
                    self.assertError(self.token(self.two, **{parameter: target}),
                                     400, 'invalid_target')
        answer = self.token(self.two, resource=[self.identifiers['profile'], 'https://x.example'])
        self.assertError(answer, 400, 'invalid_target')

    def test_scope_and_audience_that_exclude_each_other(self):
        answer = self.token(self.two, scope='platform:admin',
                            audience=self.identifiers['profile'])
        self.assertError(answer, 400, 'invalid_scope', 'invalid_target')


class Refused(Base):
    def test_which_of_both_was_wrong_is_not_told(self):
        inactive = self.admin.issue_ok(status='inactive')
        deleted = self.admin.issue_ok()
        self.admin.delete(deleted.id, deleted.etag)
        revoked = self.admin.issue_ok()
        self.admin.revoke(revoked.id, revoked.secret_id, revoked.etag)
        answers = [self.oauth.token(*pair) for pair in (
            (self.one.id, 'wrong'), (self.one.id, self.two.secret), (str(uuid.uuid4()), 'x'),
            ('nobody', self.one.secret), (self.one.id, self.one.secret + 'x'),
            (self.one.id, self.one.secret[:-1]), (self.one.id, self.one.secret.upper()),
            (inactive.id, inactive.secret), (deleted.id, deleted.secret),
            (revoked.id, revoked.secret), ("' OR 1=1 --", "' OR 1=1 --"),
            (self.one.id, 'x' * 10000), ('x' * 10000, 'x'), (self.one.id, '🔑'))]
        for answer in answers:
            self.assertError(answer, 401, 'invalid_client')
        self.assertEqual(len({answer.body for answer in answers}), 1)
        self.assertEqual(len({tuple(sorted(k for k, _ in answer.headers))
                              for answer in answers}), 1)

    def test_basic_is_asked_for_if_it_was_used(self):
        for basic in ((self.one.id, 'wrong'), ('x', 'y')):
            answer = self.oauth.post('/oauth/token', GRANT, basic)
            self.assertError(answer, 401, 'invalid_client')
            self.assertTrue(answer.header('www-authenticate').startswith('Basic '), answer)

    def test_no_authentication_at_all(self):
        self.assertError(self.oauth.post('/oauth/token', GRANT), 401, 'invalid_client')
        for body in ({**GRANT, 'client_id': self.one.id},
                     {**GRANT, 'client_secret': self.one.secret}):
            answer = self.oauth.post('/oauth/token', body)
            self.assertIn(answer.status, (400, 401))
            self.assertError(answer, answer.status, 'invalid_client', 'invalid_request')

    def test_headers_that_are_no_basic(self):
        def encode(text):
            return base64.b64encode(text).decode()
        for header in ('Basic', 'Basic ', 'Basic %%%', 'Basic ' + encode(b'nocolon'),
                       'Basic ' + encode(b'\xff\xfe:\xff'), 'Basic ' + encode(b'a%00b:c'),
                       'Basic ' + encode(b'%zz:%'), 'Bearer abc', 'Digest username="x"',
                       'x' * 5000):
            with self.subTest(header=header[:40]):
                answer = self.oauth.request(
                    'POST', '/oauth/token', urllib.parse.urlencode(GRANT),
                    {'Content-Type': FORM, 'Authorization': header})
                self.assertIn(answer.status, (400, 401))
                self.assertError(answer, answer.status, 'invalid_client', 'invalid_request')

    def test_two_ways_at_once(self):
        answer = self.oauth.post('/oauth/token', {**GRANT, 'client_id': self.one.id,
                                                  'client_secret': self.one.secret},
                                 (self.one.id, self.one.secret))
        self.assertError(answer, 400, 'invalid_request')
        answer = self.oauth.post('/oauth/token', {**GRANT, 'client_id': self.two.id},
                                 (self.one.id, self.one.secret))
        self.assertIn(answer.status, (400, 401))
        self.assertError(answer, answer.status, 'invalid_request', 'invalid_client')

    def test_other_grants(self):
        named = {'client_id': self.one.id, 'client_secret': self.one.secret}
        for grant in ('password', 'authorization_code', 'refresh_token', 'implicit',
                      'CLIENT_CREDENTIALS', 'urn:ietf:params:oauth:grant-type:jwt-bearer'):
            with self.subTest(grant=grant):
                self.assertError(self.oauth.post('/oauth/token', {**named, 'grant_type': grant}),
                                 400, 'unsupported_grant_type')
        for missing in ({}, {'grant_type': ''}):
            self.assertError(self.oauth.post('/oauth/token', {**named, **missing}),
                             400, 'invalid_request')

    def test_secrets_in_the_address_do_not_count(self):
        query = urllib.parse.urlencode({**GRANT, 'client_id': self.one.id,
                                        'client_secret': self.one.secret})
        answer = self.oauth.request('POST', '/oauth/token?' + query, '', {'Content-Type': FORM})
        self.assertIn(answer.status, (400, 401), answer)
        answer = self.oauth.request('GET', '/oauth/token?' + query)
        self.assertEqual(answer.status, 405)

    def test_a_parameter_twice(self):
        named = [('grant_type', 'client_credentials'), ('client_id', self.one.id),
                 ('client_secret', self.one.secret)]
        for again in (*named, ('scope', 'profile:read-only')):
            twice = named + [again] + ([again] if again[0] == 'scope' else [])
            with self.subTest(again=again[0]):
                answer = self.oauth.request('POST', '/oauth/token',
                                            urllib.parse.urlencode(twice),
                                            {'Content-Type': FORM})
                self.assertError(answer, 400, 'invalid_request')

    def test_bodies_that_cannot_be_read(self):
        named = {**GRANT, 'client_id': self.one.id, 'client_secret': self.one.secret}
        form = urllib.parse.urlencode(named)
        for name, body, mime in (
                ('empty form', '', FORM), ('broken UTF-8', form + '&scope=%ff', FORM),
                ('zero byte', form + '&scope=%00', FORM),
                ('bad percent', form + '&scope=%zz', FORM),
                ('JSON cut off', json.dumps(named)[:-1], 'application/json'),
                ('JSON list', '[]', 'application/json'), ('empty JSON', '', 'application/json'),
                ('deep JSON', '[' * 10000, 'application/json'),
                ('number as a secret', json.dumps({**named, 'client_secret': 7}),
                 'application/json'),
                ('object as a grant', json.dumps({**named, 'grant_type': {}}),
                 'application/json'),
                ('scope as an object', json.dumps({**named, 'scope': {}}), 'application/json'),
                ('resource of numbers', json.dumps({**named, 'resource': [7]}),
                 'application/json'),
                ('form said to be text', form, 'text/plain'),
                ('form said to be JSON', form, 'application/json'),
                ('multipart', '--x--', 'multipart/form-data; boundary=x'),
                ('nothing said', form, None)):
            with self.subTest(name=name):
                headers = {} if mime is None else {'Content-Type': mime}
                answer = self.oauth.request('POST', '/oauth/token', body.encode(), headers)
                self.assertIn(answer.status, (400, 401, 415))
                self.assertError(answer, answer.status, 'invalid_request',
                                 *(['invalid_client'] if name.startswith('empty form') else []))

    def test_random_bodies(self):
        generator = random.Random(5)
        form = urllib.parse.urlencode({**GRANT, 'client_id': self.one.id,
                                       'client_secret': self.one.secret,
                                       'scope': 'profile:read-only',
                                       'resource': self.identifiers['profile']})
        text = json.dumps(dict(urllib.parse.parse_qsl(form)))
        for number in range(400):
            good, mime = ((form, FORM), (text, 'application/json'))[number % 2]
            body = bytearray(good.encode())
            for _ in range(generator.randrange(1, 4)):
                body[generator.randrange(len(body))] = generator.randrange(256)
            with self.subTest(number=number, body=bytes(body)):
                answer = self.oauth.request('POST', '/oauth/token', bytes(body),
                                            {'Content-Type': mime})
                if answer.status != 200:
                    self.assertIn(answer.status, (400, 401))
                    self.assertError(answer, answer.status, 'invalid_request', 'invalid_client',
                                     'invalid_scope', 'invalid_target',
                                     'unsupported_grant_type')

    def test_too_much(self):
        for target in ('/oauth/token', '/oauth/introspect', '/oauth/revoke'):
            with socket.create_connection(
                    urllib.parse.urlsplit(self.oauth.base).netloc.split(':')) as connection:
                connection.settimeout(issuer.DEADLINE)
                connection.sendall(b'POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: %s\r\n'
                                   b'Content-Length: 10000000\r\n\r\n'
                                   % (target.encode(), FORM.encode()))
                try:
                    for _ in range(100):
                        connection.sendall(b'x' * 100000)
                except (BrokenPipeError, ConnectionResetError):
                    pass
                self.assertIn(b' 413 ', connection.recv(100))
        self.assertEqual(self.token(self.one).status, 200)

    def test_last_used_is_of_good_requests(self):
        issued = self.admin.issue_ok()
        self.oauth.token(issued.id, 'wrong')
        self.token(self.one)
        issuer.wait_until(lambda: self.admin.find(self.one.id).json['last_used'],
                          'last used is told')
        self.assertIsNone(self.admin.find(issued.id).json['last_used'])


class Introspection(Base):
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


class Effects(Base):
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


class Revocation(Base):
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
