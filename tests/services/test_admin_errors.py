#!/usr/bin/python3
# test_admin_errors.py: bad input gets a clear answer, and nothing is lost
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import sys
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import contract  # noqa: E402
import issuer  # noqa: E402
import tap  # noqa: E402
from issuer import (ACCOUNT, CUSTOM_ROLES, DATA_PLANS, OTHER_WORKSPACES, PLATFORM,  # noqa: E402
                    PROFILE)

GOOD = {'display_name': 'Good', 'account_id': ACCOUNT, 'grants': [PROFILE]}


def changed(**members):
    """GOOD with other members; None takes one away."""
    body = {**GOOD, **members}
    return {k: v for k, v in body.items() if v is not None}


def granted(*grants):
    return changed(grants=list(grants))


MISSING = object()


def grant(**members):
    return {k: v for k, v in {**PROFILE, **members}.items() if v is not MISSING}


# What is sent, and which pointer and code come back.
BAD_NAMES = [
    ('', 'empty'), (' ', 'empty'), (' \t\u00a0\u2003\n', 'empty'),
    ('x' * 201, 'too-long'), ('x' * 10000, 'too-long'), ('🔑' * 201, 'too-long'),
    ('a\nb', 'forbidden-characters'), ('a\r\nb', 'forbidden-characters'),
    ('a\u2028b', 'forbidden-characters'), ('a\x1bb', 'forbidden-characters'),
    ('a\x7fb', 'forbidden-characters'), ('a\x85b', 'forbidden-characters'),
    ('a\u202eb', 'forbidden-characters'), ('a\u2066b\u2069', 'forbidden-characters'),
    (7, 'wrong-type'), (True, 'wrong-type'), (['x'], 'wrong-type'), ({}, 'wrong-type'),
]

BAD_BODIES = [
    # Names and texts: more in BAD_NAMES.
    (changed(note='x' * 2001), {('/note', 'too-long')}),
    (changed(note='a\x07b'), {('/note', 'forbidden-characters')}),
    (changed(note=7), {('/note', 'wrong-type')}),
    (changed(owner='a\nb'), {('/owner', 'forbidden-characters')}),
    (changed(owner='x' * 201), {('/owner', 'too-long')}),
    (changed(owner=['x']), {('/owner', 'wrong-type')}),
    (changed(status='paused'), {('/status', 'wrong-type')}),
    (changed(status=True), {('/status', 'wrong-type')}),
    # Members that nobody knows.
    (changed(surprise=1), {('/surprise', 'unknown-member')}),
    (changed(client_id=str(uuid.uuid4())), {('/client_id', 'unknown-member')}),
    (changed(client_secret='sgn_x'), {('/client_secret', 'unknown-member')}),
    ({**changed(), 'a/b~c': 1}, {('/a~1b~0c', 'unknown-member')}),
    (granted(grant(surprise=1)), {('/grants/0/surprise', 'unknown-member')}),
    # The account.
    (changed(account_id=None), {('/account_id', 'missing')}),
    (changed(account_id=999), {('/account_id', 'unknown-account')}),
    (changed(account_id=0), {('/account_id', 'wrong-type')}),
    (changed(account_id=-1), {('/account_id', 'wrong-type')}),
    (changed(account_id=3310.5), {('/account_id', 'wrong-type')}),
    (changed(account_id=2 ** 53), {('/account_id', 'wrong-type')}),
    (changed(account_id=2 ** 80), {('/account_id', 'wrong-type')}),
    (changed(account_id='3310x'), {('/account_id', 'wrong-type')}),
    (changed(account_id=''), {('/account_id', 'wrong-type')}),
    (changed(account_id=[3310]), {('/account_id', 'wrong-type')}),
    # Grants.
    (changed(grants=None), {('/grants', 'api-required')}),
    (changed(grants=[]), {('/grants', 'api-required')}),
    (granted(grant(api='nope')), {('/grants/0/api', 'unknown-api')}),
    (granted(grant(api='Profile')), {('/grants/0/api', 'unknown-api')}),
    (granted(grant(permission='admin')), {('/grants/0/permission', 'unknown-permission')}),
    (granted(grant(permission=MISSING)), {('/grants/0/permission', 'permission-required')}),
    (granted(grant(permission='')), {('/grants/0/permission', 'permission-required')}),
    (granted(grant(permission=['read-only'])), {('/grants/0/permission', 'wrong-type')}),
    (granted(grant(level=MISSING)), {('/grants/0/level', 'missing')}),
    (granted(grant(level='galaxy')), {('/grants/0/level', 'level-not-offered')}),
    (granted(grant(level='account', workspaces=MISSING)),
     {('/grants/0/level', 'level-not-offered')}),
    (granted(grant(workspaces=MISSING)), {('/grants/0/workspaces', 'workspace-required')}),
    (granted(grant(workspaces=[])), {('/grants/0/workspaces', 'workspace-required')}),
    (granted(grant(workspaces=[1234])), {('/grants/0/workspaces', 'unknown-workspace')}),
    (granted(grant(workspaces=OTHER_WORKSPACES)),
     {('/grants/0/workspaces', 'unknown-workspace')}),
    (granted(grant(workspaces=[40118, '40118'])),
     {('/grants/0/workspaces', 'duplicate-workspace')}),
    (granted(grant(workspaces='40118')), {('/grants/0/workspaces', 'wrong-type')}),
    (granted(grant(workspaces=[40118, None])), {('/grants/0/workspaces/1', 'wrong-type')}),
    (granted(grant(workspaces=['*'])), {('/grants/0/workspaces/0', 'wrong-type')}),
    (granted({**PLATFORM, 'workspaces': [40118]}),
     {('/grants/0/workspaces', 'workspaces-not-allowed')}),
    (granted({**PLATFORM, 'level': 'organization'}),
     {('/grants/0/level', 'level-not-offered')}),
    (granted(PROFILE, PLATFORM, PROFILE), {('/grants/2/api', 'duplicate-api')}),
    (granted(PROFILE, {}), {('/grants/1/api', 'missing'), ('/grants/1/level', 'missing')}),
    # Expiry.
    (changed(secret_expires='2001-01-01T00:00:00Z'), {('/secret_expires', 'not-in-future')}),
    (changed(secret_expires='tomorrow'), {('/secret_expires', 'wrong-type')}),
    (changed(secret_expires='2099-01-01'), {('/secret_expires', 'wrong-type')}),
    (changed(secret_expires='2099-01-01T00:00:00'), {('/secret_expires', 'wrong-type')}),
    (changed(secret_expires='2099-02-30T00:00:00Z'), {('/secret_expires', 'wrong-type')}),
    (changed(secret_expires=4070908800), {('/secret_expires', 'wrong-type')}),
    # Everything at once comes back at once.
    ({'display_name': '', 'account_id': ACCOUNT, 'grants': [grant(workspaces=[])]},
     {('/display_name', 'empty'), ('/grants/0/workspaces', 'workspace-required')}),
]

# These say that the type is wrong; whether they say more is not fixed.
WRONG_SHAPES = [
    (changed(grants={}), ('/grants', 'wrong-type')),
    (changed(grants='profile'), ('/grants', 'wrong-type')),
    (granted('profile'), ('/grants/0', 'wrong-type')),
    (granted(PROFILE, None), ('/grants/1', 'wrong-type')),
    (granted(grant(api=7)), ('/grants/0/api', 'wrong-type')),
    (granted(grant(level=7)), ('/grants/0/level', 'wrong-type')),
    ([], ('', 'wrong-type')), ('text', ('', 'wrong-type')), (7, ('', 'wrong-type')),
    (True, ('', 'wrong-type')), ([GOOD], ('', 'wrong-type')),
]

MALFORMED = [
    b'', b' ', b'{', b'{"display_name":"x"', b'{"a":1,}', b'nonsense', b'{"a":1}{"b":2}',
    b"{'display_name':'x'}", b'{"display_name":"\xff\xfe"}', b'{"display_name":"\xc0\x80"}',
    b'{"display_name":"\xed\xa0\x80"}', b'{"display_name":"a\x00b"}', b'\x00',
    b'{"display_name":"\\ud800"}', b'{"display_name":"a\\u0000b"}', b'{"a":1 /* b */}',
    b'[' * 100000, b'{"a":' * 50000 + b'1' + b'}' * 50000, b'\xef\xbb\xbf[', b'{"a":NaN}',
]


class Base(issuer.IssuerTestCase):
    def count(self):
        return self.admin.get('/v1/credentials', limit=1).json['total']

    def setUp(self):
        super().setUp()
        self.before = self.count()

    def assertNothingNew(self):
        self.assertEqual(self.count(), self.before)


class BadIssue(Base):
    def test_names(self):
        for name, code in BAD_NAMES:
            with self.subTest(name=repr(name)[:40]):
                self.assertProblem(self.admin.issue(changed(display_name=name)), 422, 'invalid',
                                   {('/display_name', code)})
        self.assertNothingNew()

    def test_a_name_is_required(self):
        answer = self.admin.issue(changed(display_name=None))
        self.assertProblem(answer, 422, 'invalid')
        [(pointer, code)] = answer.errors
        self.assertEqual(pointer, '/display_name')
        self.assertIn(code, ('missing', 'empty'))
        self.assertNothingNew()

    def test_bodies(self):
        for body, errors in BAD_BODIES:
            with self.subTest(errors=errors, body=json.dumps(body)[:150]):
                self.assertProblem(self.admin.issue(body), 422, 'invalid', errors)
        self.assertNothingNew()

    def test_shapes(self):
        for body, error in WRONG_SHAPES:
            with self.subTest(error=error, body=json.dumps(body)[:150]):
                answer = self.admin.issue(body)
                self.assertProblem(answer, 422, 'invalid')
                self.assertIn(error, answer.errors)
        self.assertNothingNew()

    def test_custom_roles_need_a_right(self):
        answer = self.admin.issue(granted(CUSTOM_ROLES))
        self.assertProblem(answer, 403, 'right-missing')
        self.assertNothingNew()
        event = self.admin.get('/v1/audit', limit=1).json['events'][0]
        self.assertEqual((event['action'], event['outcome']), ('issue', 'denied'))

    def test_malformed_json(self):
        for body in MALFORMED:
            with self.subTest(body=body[:40]):
                answer = self.admin.request(
                    'POST', '/v1/credentials', body,
                    {'Content-Type': 'application/json', 'Idempotency-Key': str(uuid.uuid4())})
                self.assertProblem(answer, 400, 'malformed-json')
        self.assertNothingNew()

    def test_deep_nesting_in_the_right_place(self):
        text = json.dumps(changed(note='NOTE')).replace('"NOTE"', '[' * 5000 + ']' * 5000)
        answer = self.admin.request(
            'POST', '/v1/credentials', text.encode(),
            {'Content-Type': 'application/json', 'Idempotency-Key': str(uuid.uuid4())})
        self.assertProblem(answer, 400, 'malformed-json')

    def test_content_types(self):
        for mime in ('text/plain', 'application/x-www-form-urlencoded', 'application/xml',
                     'application/jsonp', 'application/merge-patch+json', 'json', '', ';'):
            with self.subTest(mime=mime):
                answer = self.admin.request(
                    'POST', '/v1/credentials', json.dumps(GOOD).encode(),
                    {'Content-Type': mime, 'Idempotency-Key': str(uuid.uuid4())})
                self.assertProblem(answer, 415, 'unsupported-media-type')
        self.assertNothingNew()

    def test_no_content_type(self):
        answer = self.admin.request('POST', '/v1/credentials', json.dumps(GOOD).encode(),
                                    {'Idempotency-Key': str(uuid.uuid4())})
        self.assertProblem(answer, 415, 'unsupported-media-type')
        self.assertNothingNew()

    def test_idempotency_key_is_required(self):
        self.assertProblem(self.admin.issue(GOOD, key=None), 400, 'idempotency-key-missing')
        self.assertNothingNew()

    def test_idempotency_keys_of_a_wrong_form(self):
        for key in ('x' * 129, 'a b', 'ä'.encode().decode('latin-1')):
            with self.subTest(key=key[:20]):
                self.assertProblem(self.admin.issue(GOOD, key=key), 400, 'bad-request')
        self.assertNothingNew()

    def test_a_bad_request_does_not_use_up_its_key(self):
        key = str(uuid.uuid4())
        self.assertProblem(self.admin.issue(changed(display_name=''), key=key), 422, 'invalid')
        self.assertStatus(self.admin.issue(GOOD, key=key), 201)

    def test_a_member_twice(self):
        text = json.dumps(GOOD)[:-1] + ', "display_name": "Twice"}'
        answer = self.admin.request(
            'POST', '/v1/credentials', text.encode(),
            {'Content-Type': 'application/json', 'Idempotency-Key': str(uuid.uuid4())})
        # JSON does not say which one counts; a careful reader refuses, a plain one takes the last.
        self.assertIn(answer.status, (201, 400, 422), answer)

    def test_problems_do_not_repeat_what_was_sent(self):
        answer = self.admin.issue(changed(display_name='x' * 10000))
        self.assertLess(len(answer.body), 1000)
        answer = self.admin.issue(changed(**{'k' * 5000: 1}))
        self.assertEqual(answer.status, 422)


class BadEdit(Base):
    def setUp(self):
        super().setUp()
        self.issued = self.admin.issue_ok(display_name='Stays', grants=[PROFILE, PLATFORM])
        self.found = self.admin.find(self.issued.id).json

    def assertUnchanged(self):
        self.assertEqual(self.admin.find(self.issued.id).json, self.found)

    def test_patches(self):
        cases = [
            ({'display_name': ''}, {('/display_name', 'empty')}),
            ({'display_name': 'x' * 201}, {('/display_name', 'too-long')}),
            ({'display_name': 7}, {('/display_name', 'wrong-type')}),
            ({'note': 'x' * 2001}, {('/note', 'too-long')}),
            ({'status': 'off'}, {('/status', 'wrong-type')}),
            ({'grants': []}, {('/grants', 'api-required')}),
            ({'grants': None}, {('/grants', 'api-required')}),
            ({'grants': [grant(api='nope')]}, {('/grants/0/api', 'unknown-api')}),
            ({'grants': [grant(workspaces=[1])]},
             {('/grants/0/workspaces', 'unknown-workspace')}),
            ({'grants': [DATA_PLANS, DATA_PLANS]}, {('/grants/1/api', 'duplicate-api')}),
            ({'account_id': 3311, 'grants': [PLATFORM]}, {('/account_id', 'immutable')}),
            ({'surprise': 1}, {('/surprise', 'unknown-member')}),
            ({'client_id': self.issued.id}, {('/client_id', 'unknown-member')}),
            ({'revision': 7}, {('/revision', 'unknown-member')}),
            ({'secrets': []}, {('/secrets', 'unknown-member')}),
            ({'created_by': 'me'}, {('/created_by', 'unknown-member')}),
        ]
        for patch, errors in cases:
            with self.subTest(patch=json.dumps(patch)[:80]):
                answer = self.admin.edit(self.issued.id, patch, self.issued.etag)
                self.assertProblem(answer, 422, 'invalid', errors)
        self.assertUnchanged()

    def test_members_that_cannot_be_taken_away(self):
        for member in ('display_name', 'status', 'account_id'):
            with self.subTest(member=member):
                answer = self.admin.edit(self.issued.id, {member: None}, self.issued.etag)
                self.assertProblem(answer, 422, 'invalid')
                self.assertEqual({pointer for pointer, _ in answer.errors}, {'/' + member})
        self.assertUnchanged()

    def test_secret_expiry_is_no_matter_of_editing(self):
        answer = self.admin.edit(self.issued.id, {'secret_expires': '2099-01-01T00:00:00Z'},
                                 self.issued.etag)
        self.assertProblem(answer, 422, 'invalid')
        self.assertEqual({pointer for pointer, _ in answer.errors}, {'/secret_expires'})
        self.assertUnchanged()

    def test_shapes(self):
        for body in ([], 7, 'x', True, [{}]):
            with self.subTest(body=body):
                answer = self.admin.edit(self.issued.id, body, self.issued.etag)
                self.assertProblem(answer, 422, 'invalid')
                self.assertIn(('', 'wrong-type'), answer.errors)
        self.assertUnchanged()

    def test_malformed(self):
        for body in MALFORMED:
            with self.subTest(body=body[:40]):
                answer = self.admin.edit(self.issued.id, body, self.issued.etag)
                self.assertProblem(answer, 400, 'malformed-json')
        self.assertUnchanged()

    def test_content_types(self):
        for mime in ('text/plain', 'application/json-patch+json', 'application/xml'):
            with self.subTest(mime=mime):
                answer = self.admin.edit(self.issued.id, {'note': 'x'}, self.issued.etag, mime)
                self.assertProblem(answer, 415, 'unsupported-media-type')
        self.assertUnchanged()

    def test_without_if_match(self):
        id = self.issued.id
        for answer in (self.admin.edit(id, {'note': 'x'}, None),
                       self.admin.delete(id, None),
                       self.admin.start(id, None),
                       self.admin.complete(id, None),
                       self.admin.cancel(id, None),
                       self.admin.set_expiry(id, self.issued.secret_id, {}, None),
                       self.admin.revoke(id, self.issued.secret_id, None)):
            self.assertProblem(answer, 428, 'if-match-missing')
        self.assertUnchanged()

    def test_if_match_of_a_wrong_form(self):
        for etag in ('1', '"one"', '*', 'W/"1"', '""', '"1', '"1", "2"', '"-1"',
                     '"' + '9' * 30 + '"'):
            with self.subTest(etag=etag):
                answer = self.admin.edit(self.issued.id, {'note': 'x'}, etag)
                self.assertIn((answer.status, answer.code),
                              ((400, 'bad-request'), (412, 'changed-meanwhile')), answer)
        self.assertUnchanged()

    def test_everywhere_an_old_revision_is_refused(self):
        id = self.issued.id
        for answer in (self.admin.edit(id, {'note': 'x'}, '"7"'),
                       self.admin.delete(id, '"7"'),
                       self.admin.start(id, '"7"'),
                       self.admin.complete(id, '"7"'),
                       self.admin.cancel(id, '"7"'),
                       self.admin.set_expiry(id, self.issued.secret_id, {}, '"7"'),
                       self.admin.revoke(id, self.issued.secret_id, '"7"')):
            self.assertProblem(answer, 412, 'changed-meanwhile')
            self.assertEqual(answer.json['current'], self.found)
        self.assertUnchanged()

    def test_start_without_a_key(self):
        answer = self.admin.start(self.issued.id, self.issued.etag, key=None)
        self.assertProblem(answer, 400, 'idempotency-key-missing')
        self.assertUnchanged()

    def test_start_with_a_bad_body(self):
        cases = [
            ({'expires': '2001-01-01T00:00:00Z'}, {('/expires', 'not-in-future')}),
            ({'expires': 'soon'}, {('/expires', 'wrong-type')}),
            ({'expires': 7}, {('/expires', 'wrong-type')}),
            ({'replaces': 7}, {('/replaces', 'wrong-type')}),
            ({'surprise': 1}, {('/surprise', 'unknown-member')}),
            ({'client_secret': 'mine'}, {('/client_secret', 'unknown-member')}),
            ([], {('', 'wrong-type')}),
        ]
        for body, errors in cases:
            with self.subTest(body=body):
                answer = self.admin.start(self.issued.id, self.issued.etag, body=body)
                self.assertProblem(answer, 422, 'invalid', errors)
        answer = self.admin.request(
            'POST', f'/v1/credentials/{self.issued.id}/secrets', b'{',
            {'Content-Type': 'application/json', 'Idempotency-Key': 'k', 'If-Match': '"1"'})
        self.assertProblem(answer, 400, 'malformed-json')
        answer = self.admin.request(
            'POST', f'/v1/credentials/{self.issued.id}/secrets', b'{}',
            {'Content-Type': 'text/plain', 'Idempotency-Key': 'k', 'If-Match': '"1"'})
        self.assertProblem(answer, 415, 'unsupported-media-type')
        self.assertUnchanged()

    def test_set_expiry(self):
        def set_expiry(patch, **options):
            return self.admin.set_expiry(self.issued.id, self.issued.secret_id, patch,
                                         self.issued.etag, **options)
        for body, errors in (
                ({'expires': '2020-01-01T00:00:00Z'}, {('/expires', 'not-in-future')}),
                ({'expires': 'soon'}, {('/expires', 'wrong-type')}),
                ({'expires': 7}, {('/expires', 'wrong-type')}),
                ({'expires': '2020-01-01T00:00:00Z', 'x': 1}, {('/x', 'unknown-member')}),
                ({'hint': 'abcd'}, {('/hint', 'unknown-member')}),
                ([], {('', 'wrong-type')}), ('x', {('', 'wrong-type')})):
            with self.subTest(body=body):
                self.assertProblem(set_expiry(body), 422, 'invalid', errors)
        self.assertProblem(set_expiry(b'{'), 400, 'malformed-json')
        self.assertProblem(set_expiry(b'{}', mime='text/plain'), 415, 'unsupported-media-type')
        self.assertUnchanged()


class BadAddress(Base):
    def test_unknown_paths(self):
        for path in ('/', '/v1', '/v1/', '/v2/me', '/v1/me/', '/v1//me', '/v1/credential',
                     '/v1/credentials/', '/v1/credentials/x/y', '/oauth/token', '/V1/me',
                     '/.well-known/jwks.json', '/v1/credentials/x/secrets/', '/v1/me/../me',
                     '/%76%31/me%00', '/' + 'x' * 4000):
            with self.subTest(path=path[:40]):
                self.assertProblem(self.admin.get(path), 404, 'not-found')

    def test_other_methods(self):
        issued = self.admin.issue_ok()
        base = f'/v1/credentials/{issued.id}'
        for method, path in (
                ('POST', '/v1/me'), ('DELETE', '/v1/credentials'), ('PUT', base),
                ('POST', base), ('GET', base + '/secrets'), ('PUT', '/v1/organization'),
                ('POST', '/v1/apis'), ('DELETE', '/v1/audit'), ('POST', '/v1/members'),
                ('GET', base + '/secrets/' + issued.secret_id), ('PATCH', '/v1/members/root'),
                ('POST', '/openapi.json'), ('OPTIONS', '/v1/me'), ('BREW', '/v1/me')):
            with self.subTest(method=method, path=path):
                answer = self.admin.request(method, path)
                self.assertProblem(answer, 405, 'method-not-allowed')
                allowed = set(answer.header('allow').split(', '))
                self.assertEqual(allowed - {'HEAD'}, contract.CONTRACT.allowed(path))

    def test_credentials_that_there_are_not(self):
        for client_id in (str(uuid.uuid4()), 'x', '0', '-', "'", '%00', '%F0%9F%94%91', 'x' * 2000,
                          '..%2fme'):
            with self.subTest(client_id=client_id[:40]):
                self.assertProblem(self.admin.find(client_id), 404, 'not-found')
                self.assertProblem(self.admin.delete(client_id, '"1"'), 404, 'not-found')

    def test_queries(self):
        for target in ('/v1/credentials?limit=0', '/v1/credentials?limit=1001',
                       '/v1/credentials?limit=-1', '/v1/credentials?limit=ten',
                       '/v1/credentials?limit=', '/v1/credentials?limit=1.5',
                       '/v1/credentials?limit=99999999999999999999',
                       '/v1/credentials?sort=secret', '/v1/credentials?sort=',
                       '/v1/credentials?order=up', '/v1/credentials?status=gone',
                       '/v1/credentials?account=x', '/v1/credentials?workspace=-3',
                       '/v1/credentials?surprise=1', '/v1/credentials?limit=2&limit=3',
                       '/v1/credentials?q=%ff', '/v1/credentials?q=%00',
                       '/v1/audit?limit=0', '/v1/audit?x=1',
                       '/v1/audit/filters?x=1', '/v1/audit/verify?x=1',
                       '/v1/audit?after=x', '/v1/me?x=1', '/v1/organization?x=1',
                       '/v1/apis?x=1', '/v1/members?x=1', '/openapi.json?x=1',
                       '/openapi.yaml?x=1'):
            with self.subTest(target=target):
                self.assertProblem(self.admin.get(target), 400, 'bad-request')

    def test_queries_where_there_are_none(self):
        issued = self.admin.issue_ok()
        path = f'/v1/credentials/{issued.id}'
        match = {'If-Match': issued.etag}
        for method, target, headers in (
                ('GET', path, {}), ('DELETE', path, match),
                ('POST', path + '/secrets/complete', match),
                ('POST', path + '/secrets/cancel', match),
                ('DELETE', f'{path}/secrets/{issued.secret_id}', match),
                ('DELETE', '/v1/members/daemon', match)):
            with self.subTest(method=method, target=target):
                answer = self.admin.request(method, target + '?force=true', None, headers)
                self.assertProblem(answer, 400, 'bad-request')
        self.assertStatus(self.admin.find(issued.id), 200)


class BadMember(Base):
    def put(self, user, body, etag=None, mime='application/json'):
        return self.admin.request('PUT', f'/v1/members/{user}', body,
                                  {'Content-Type': mime, **issuer.match_header(etag)})

    def test_bodies(self):
        for body, errors in (
                ({}, {('/role', 'missing')}),
                ({'role': 'king'}, {('/role', 'wrong-type')}),
                ({'role': 'none'}, {('/role', 'wrong-type')}),
                ({'role': 7}, {('/role', 'wrong-type')}),
                ({'role': 'user', 'custom_role_admin': 'yes'},
                 {('/custom_role_admin', 'wrong-type')}),
                ({'role': 'user', 'surprise': 1}, {('/surprise', 'unknown-member')}),
                ([], {('', 'wrong-type')})):
            with self.subTest(body=body):
                self.assertProblem(self.put('daemon', body), 422, 'invalid', errors)
        self.assertProblem(self.put('daemon', b'{'), 400, 'malformed-json')
        self.assertProblem(self.put('daemon', b'{"role":"user"}', mime='text/plain'),
                           415, 'unsupported-media-type')
        self.assertEqual(self.admin.get('/v1/members').json['members'], [])

    def test_users_that_there_are_not(self):
        for user in ('no-such-user-here', '%00', 'x' * 500, '%2f'):
            with self.subTest(user=user[:30]):
                self.assertProblem(self.put(user, {'role': 'user'}), 404, 'not-found')
        answer = self.admin.request('DELETE', '/v1/members/bin', None, {'If-Match': '"1"'})
        self.assertProblem(answer, 404, 'not-found')

    def test_revisions(self):
        made = self.assertStatus(self.put('sys', {'role': 'user'}), 201)
        self.assertEqual(made.json['custom_role_admin'], False)
        self.assertProblem(self.put('sys', {'role': 'admin'}), 428, 'if-match-missing')
        self.assertProblem(self.put('sys', {'role': 'admin'}, '"77"'), 412, 'changed-meanwhile')
        replaced = self.assertStatus(self.put('sys', {'role': 'compliance'}, made.etag), 200)
        self.assertNotEqual(replaced.etag, made.etag)

        def remove(etag):
            return self.admin.request('DELETE', '/v1/members/sys', None,
                                      issuer.match_header(etag))
        self.assertProblem(remove(None), 428, 'if-match-missing')
        stale = remove(made.etag)
        self.assertProblem(stale, 412, 'changed-meanwhile')
        self.assertEqual(stale.json['current']['role'], 'compliance')
        self.assertEqual(stale.json['changed_by'], issuer.me())
        self.assertStatus(remove(replaced.etag), 204)
        self.assertProblem(remove(replaced.etag), 404, 'not-found')


if __name__ == '__main__':
    tap.main()
