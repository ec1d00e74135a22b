# oauthcase.py: what the suites of the OAuth endpoints have in common
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import issuer
from issuer import PLATFORM, PROFILE

FORM = 'application/x-www-form-urlencoded'
GRANT = {'grant_type': 'client_credentials'}


class OAuthTestCase(issuer.IssuerTestCase):
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
