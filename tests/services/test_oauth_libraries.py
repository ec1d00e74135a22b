#!/usr/bin/python3
# test_oauth_libraries.py: client libraries that nobody here wrote
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import issuer  # noqa: E402
import tap  # noqa: E402
from issuer import DATA_PLANS, PLATFORM, PROFILE  # noqa: E402

try:
    import authlib.integrations.requests_client
    import authlib.jose
except ImportError:
    authlib = None
try:
    import jwcrypto.jwk
    import jwcrypto.jwt
except ImportError:
    jwcrypto = None
try:
    import oauthlib.oauth2
    import requests_oauthlib
except ImportError:
    requests_oauthlib = None
try:
    import requests
except ImportError:
    requests = None

NODE = pathlib.Path(__file__).parent / 'node'


class Base(issuer.IssuerTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        admin = cls.issuer.admin()
        cls.identifiers = {a['id']: a['identifier'] for a in admin.get('/v1/apis').json['apis']}
        cls.credential = admin.issue_ok(display_name='Library', grants=[PROFILE, PLATFORM])
        cls.inactive = admin.issue_ok(display_name='Inactive', status='inactive')
        admin.close()
        cls.base = cls.issuer.oauth_base
        cls.metadata_url = cls.base + '/.well-known/oauth-authorization-server'
        # Loopback without TLS is what these libraries call insecure.
        os.environ['OAUTHLIB_INSECURE_TRANSPORT'] = '1'
        os.environ['AUTHLIB_INSECURE_TRANSPORT'] = '1'
        os.environ['NO_PROXY'] = '127.0.0.1'

    def need(self, module, name):
        if module is None:
            self.skipTest(f'{name} is not installed')

    def metadata(self):
        return requests.get(self.metadata_url, timeout=issuer.DEADLINE).json()


class Authlib(Base):
    def setUp(self):
        super().setUp()
        self.need(authlib, 'python3-authlib')
        self.need(requests, 'python3-requests')

    def session(self, credential=None, method='client_secret_basic', **options):
        credential = credential or self.credential
        return authlib.integrations.requests_client.OAuth2Session(
            credential.id, credential.secret, token_endpoint_auth_method=method, **options)

    def fetch(self, method, **options):
        with self.session(method=method) as session:
            return session.fetch_token(self.metadata()['token_endpoint'],
                                       grant_type='client_credentials', **options)

    def test_token_both_ways(self):
        for method in ('client_secret_basic', 'client_secret_post'):
            with self.subTest(method=method):
                token = self.fetch(method)
                self.assertEqual(token['token_type'], 'Bearer')
                self.assertEqual(set(token['scope'].split()),
                                 {'profile:read-only', 'platform:admin'})
                self.assertFalse(token.is_expired())

    def test_scope(self):
        with self.session(scope='profile:read-only') as session:
            token = session.fetch_token(self.metadata()['token_endpoint'],
                                        grant_type='client_credentials')
        self.assertEqual(token['scope'], 'profile:read-only')

    def test_signature_and_claims(self):
        token = self.fetch('client_secret_basic')['access_token']
        metadata = self.metadata()
        keys = authlib.jose.JsonWebKey.import_key_set(
            requests.get(metadata['jwks_uri'], timeout=issuer.DEADLINE).json())
        claims = authlib.jose.JsonWebToken(['ES256']).decode(token, keys, claims_options={
            'iss': {'essential': True, 'value': metadata['issuer']},
            'aud': {'essential': True, 'value': self.identifiers['platform']},
            'sub': {'essential': True, 'value': self.credential.id}})
        claims.validate()
        self.assertEqual(claims.header['typ'], 'at+jwt')
        head, body, signature = token.split('.')
        broken = f'{head}.{body}.{signature[:20]}{"A" if signature[20] != "A" else "B"}' \
                 f'{signature[21:]}'
        with self.assertRaises(authlib.jose.errors.BadSignatureError):
            authlib.jose.JsonWebToken(['ES256']).decode(broken, keys)

    def test_rfc_9068(self):
        """The checks that RFC 9068 §4 asks of a resource server."""
        try:
            from authlib.oauth2.rfc9068.claims import JWTAccessTokenClaims
        except ImportError:
            self.skipTest('this authlib knows nothing of RFC 9068')
        token = self.fetch('client_secret_basic')['access_token']
        metadata = self.metadata()
        keys = authlib.jose.JsonWebKey.import_key_set(
            requests.get(metadata['jwks_uri'], timeout=issuer.DEADLINE).json())
        options = {name: {'essential': True} for name in
                   ('exp', 'sub', 'client_id', 'iat', 'jti')}
        options['iss'] = {'essential': True, 'validate':
                          lambda claims, value: value == metadata['issuer']}
        options['aud'] = {'essential': True, 'value': self.identifiers['profile']}
        claims = authlib.jose.JsonWebToken(['ES256']).decode(
            token, keys, claims_cls=JWTAccessTokenClaims, claims_options=options)
        claims.validate()

    def test_refused(self):
        with self.session(self.inactive) as session:
            with self.assertRaises(Exception) as caught:
                session.fetch_token(self.metadata()['token_endpoint'],
                                    grant_type='client_credentials')
        self.assertIn('invalid_client', str(caught.exception))

    def test_introspect_and_revoke(self):
        metadata = self.metadata()
        with self.session() as session:
            token = session.fetch_token(metadata['token_endpoint'],
                                        grant_type='client_credentials')['access_token']
            said = session.introspect_token(metadata['introspection_endpoint'], token).json()
            self.assertIs(said['active'], True)
            gone = session.revoke_token(metadata['revocation_endpoint'], token)
            self.assertEqual(gone.status_code, 200)
            said = session.introspect_token(metadata['introspection_endpoint'], token).json()
            self.assertEqual(said, {'active': False})


class RequestsOAuthlib(Base):
    def setUp(self):
        super().setUp()
        self.need(requests_oauthlib, 'python3-requests-oauthlib')

    def fetch(self, credential=None, **options):
        credential = credential or self.credential
        client = oauthlib.oauth2.BackendApplicationClient(client_id=credential.id)
        with requests_oauthlib.OAuth2Session(client=client) as session:
            return session.fetch_token(token_url=self.metadata()['token_endpoint'],
                                       client_id=credential.id,
                                       client_secret=credential.secret, **options)

    def test_token(self):
        token = self.fetch()
        self.assertEqual(token['token_type'], 'Bearer')
        self.assertGreater(token['expires_in'], 0)

    def test_secret_in_the_body(self):
        token = self.fetch(include_client_id=True, auth=None)
        self.assertTrue(token['access_token'])

    def test_audience(self):
        token = self.fetch(audience=self.identifiers['profile'])
        self.assertEqual(issuer.claims(token['access_token'])['aud'],
                         self.identifiers['profile'])

    def test_refused(self):
        with self.assertRaises(oauthlib.oauth2.rfc6749.errors.InvalidClientError):
            self.fetch(self.inactive)


class Jwcrypto(Base):
    def setUp(self):
        super().setUp()
        self.need(jwcrypto, 'python3-jwcrypto')
        self.need(requests, 'python3-requests')

    def test_verification(self):
        keys = jwcrypto.jwk.JWKSet.from_json(
            requests.get(self.metadata()['jwks_uri'], timeout=issuer.DEADLINE).text)
        text = self.oauth.token_ok(self.credential)
        token = jwcrypto.jwt.JWT(jwt=text, key=keys, algs=['ES256'], check_claims={
            'iss': self.base, 'sub': self.credential.id, 'exp': None})
        self.assertEqual(json.loads(token.header)['typ'], 'at+jwt')
        self.assertEqual(json.loads(token.claims), issuer.claims(text))

    def test_keys_have_their_thumbprint(self):
        for key in jwcrypto.jwk.JWKSet.from_json(
                requests.get(self.metadata()['jwks_uri'], timeout=issuer.DEADLINE).text):
            self.assertFalse(key.has_private)
            self.assertEqual(key.key_type, 'EC')


class Node(Base):
    """openid-client and jose, if npm can bring them: versions are fixed by the lock file."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.modules, cls.reason = cls.install()

    @classmethod
    def install(cls):
        if shutil.which('node') is None or shutil.which('npm') is None:
            return None, 'node or npm is not installed'
        version = subprocess.run(['node', '--version'], capture_output=True, text=True).stdout
        if int(version.lstrip('v').split('.')[0]) < 20:
            return None, f'node {version.strip()} is too old for openid-client'
        folder = os.environ.get('SIGNET_NODE_MODULES') or tempfile.mkdtemp(prefix='sgn-node-')
        os.makedirs(folder, exist_ok=True)
        if 'SIGNET_NODE_MODULES' not in os.environ:
            cls.addClassCleanup(shutil.rmtree, folder, ignore_errors=True)
        lock = pathlib.Path(folder) / 'package-lock.json'
        same = lock.exists() and lock.read_bytes() == (NODE / lock.name).read_bytes()
        for name in ('package.json', lock.name, 'client.mjs'):
            shutil.copy(NODE / name, folder)
        if same and os.path.isdir(os.path.join(folder, 'node_modules', 'openid-client')):
            return folder, None
        try:
            result = subprocess.run(
                ['npm', 'ci', '--no-fund', '--no-audit', '--ignore-scripts',
                 '--fetch-retries=0', '--fetch-timeout=15000'],
                cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
        except subprocess.TimeoutExpired:
            return None, 'npm could not bring openid-client and jose within a minute'
        if result.returncode != 0:
            shutil.rmtree(os.path.join(folder, 'node_modules'), ignore_errors=True)
            return None, 'npm could not bring openid-client and jose'
        return folder, None

    def run_client(self, credential):
        result = subprocess.run(
            ['node', 'client.mjs'], cwd=self.modules, capture_output=True, text=True,
            timeout=issuer.DEADLINE, input=json.dumps({
                'issuer': self.base, 'client_id': credential.id, 'secret': credential.secret,
                'audience': self.identifiers['profile']}))
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(result.stdout)

    def setUp(self):
        super().setUp()
        if self.modules is None:
            self.skipTest(self.reason)

    def test_discovery_token_verification_introspection_revocation(self):
        said = self.run_client(self.credential)
        for way in ('basic', 'post'):
            with self.subTest(way=way):
                token = said[way]
                self.assertEqual(token['token_type'].lower(), 'bearer')
                self.assertEqual(token['header']['typ'], 'at+jwt')
                self.assertEqual(token['claims']['client_id'], self.credential.id)
                self.assertIs(token['before']['active'], True)
                self.assertEqual(token['after'], {'active': False})
        self.assertEqual(said['narrow']['claims']['aud'], self.identifiers['profile'])
        self.assertEqual(said['tampered'], 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED')

    def test_refused(self):
        self.assertEqual(self.run_client(self.inactive),
                         {'error': 'invalid_client', 'status': 401})


class DataPlans(Base):
    """An API that decides from the token alone, as its authors would write it."""

    def setUp(self):
        super().setUp()
        self.need(authlib, 'python3-authlib')
        self.need(requests, 'python3-requests')

    def may_edit(self, token, workspace):
        metadata = self.metadata()
        keys = authlib.jose.JsonWebKey.import_key_set(
            requests.get(metadata['jwks_uri'], timeout=issuer.DEADLINE).json())
        claims = authlib.jose.JsonWebToken(['ES256']).decode(token, keys, claims_options={
            'iss': {'essential': True, 'value': metadata['issuer']},
            'aud': {'essential': True, 'value': self.identifiers['data-plans']}})
        claims.validate()
        return any(d['api'] == 'data-plans' and d['permission'] == 'admin' and
                   workspace in d.get('workspaces', [])
                   for d in claims['authorization_details'])

    def test_decision(self):
        token = self.oauth.token_ok(self.admin.issue_ok(grants=[DATA_PLANS, PLATFORM]))
        self.assertTrue(self.may_edit(token, 40119))
        self.assertFalse(self.may_edit(token, 40120))
        token = self.oauth.token_ok(self.credential)
        with self.assertRaises(authlib.jose.errors.InvalidClaimError):
            self.may_edit(token, 40119)


if __name__ == '__main__':
    tap.main()
