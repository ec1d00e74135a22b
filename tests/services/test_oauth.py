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
from issuer import OTHER_ACCOUNT, OTHER_WORKSPACES, PROFILE  # noqa: E402
from oauthcase import FORM, GRANT, OAuthTestCase  # noqa: E402


class Metadata(OAuthTestCase):
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


class Token(OAuthTestCase):
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


class Narrowing(OAuthTestCase):
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


class Refused(OAuthTestCase):
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


if __name__ == '__main__':
    tap.main()
