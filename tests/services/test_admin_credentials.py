#!/usr/bin/python3
# test_admin_credentials.py: issue, read, edit, deactivate, delete
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime
import glob
import json
import os
import re
import stat
import string
import subprocess
import sys
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import issuer  # noqa: E402
import tap  # noqa: E402
from issuer import (ACCOUNT, CUSTOM_ROLES, DATA_PLANS, ORGANIZATION, OTHER_ACCOUNT,  # noqa: E402
                    OTHER_WORKSPACES, PLATFORM, PROFILE, WORKSPACES)

DIGITS = string.digits + string.ascii_uppercase + string.ascii_lowercase


def has_right_checksum(secret):
    rest = zlib.crc32(secret[:-6].encode())
    checksum = ''
    for _ in range(6):
        rest, digit = divmod(rest, 62)
        checksum = DIGITS[digit] + checksum
    return secret.endswith(checksum)


def without_secret(body):
    return {k: v for k, v in body.items() if k not in ('client_secret', 'secret_id')}


class Surroundings(issuer.IssuerTestCase):
    def test_me(self):
        me = self.admin.get('/v1/me').json
        self.assertEqual(me['user'], issuer.me())
        self.assertEqual(me['uid'], os.getuid())
        self.assertEqual(me['role'], 'admin')
        self.assertIs(me['access'], True)
        self.assertIs(me['custom_role_admin'], False)
        self.assertEqual(me['roles_with_access'], issuer.ROLES_WITH_ACCESS)
        self.assertEqual(me['organization'], {'id': 77, 'name': 'Acme Retail'})
        metadata = self.oauth.request('GET', '/.well-known/oauth-authorization-server').json
        self.assertEqual(me['issuer'], metadata['issuer'])
        self.assertEqual(me['token_endpoint'], metadata['token_endpoint'])
        self.assertTrue(me['token_endpoint'].startswith(self.oauth.base), me)

    def test_organization_is_what_was_imported(self):
        self.assertEqual(self.admin.get('/v1/organization').json, ORGANIZATION)

    def test_head_is_get_without_a_body(self):
        issued = self.admin.issue_ok()
        for target in ('/v1/me', '/v1/credentials', f'/v1/credentials/{issued.id}',
                       '/openapi.json'):
            with self.subTest(target=target):
                get = self.admin.get(target)
                head = self.admin.request('HEAD', target)
                self.assertStatus(head, 200)
                for name in ('content-type', 'content-length', 'etag', 'cache-control'):
                    self.assertEqual(head.header(name), get.header(name), name)
        self.assertStatus(self.admin.request('HEAD', '/v1/nothing'), 404)

    def test_default_catalogue(self):
        apis = {a['id']: a for a in self.admin.get('/v1/apis').json['apis']}
        said = {id: (a['name'], a['levels'], [p['name'] for p in a['permissions']])
                for id, a in apis.items()}
        self.assertEqual(said, {
            'platform': ('Platform', ['account'], ['Admin', 'User']),
            'profile': ('Profile', ['workspace'], ['Read-Only']),
            'data-plans': ('Data Plans', ['workspace'], ['Read-Only', 'Admin']),
        })
        identifiers = [a['identifier'] for a in apis.values()]
        self.assertEqual(len(set(identifiers)), 3)
        for identifier in identifiers:
            self.assertRegex(identifier, r'^[a-z]+:')


class FirstStart(issuer.IssuerTestCase):
    @classmethod
    def setUpClass(cls):
        cls.issuer = issuer.Issuer()
        cls.addClassCleanup(cls.issuer.remove)
        cls.issuer.start()

    def test_there_is_an_organization_to_begin_with(self):
        self.assertEqual(self.admin.get('/v1/organization').json, {
            'id': 1, 'name': 'My Organization', 'accounts': [
                {'id': 1, 'name': 'Default Account', 'workspaces': [
                    {'id': 1, 'name': 'Default Workspace'}]}]})
        grant = {**PROFILE, 'workspaces': [1]}
        issued = self.admin.issue_ok(account_id=1, grants=[grant])
        self.assertTrue(self.oauth.token_ok(issued))

    def test_files_are_for_their_owner_only(self):
        for path in [self.issuer.database, self.issuer.socket,
                     *glob.glob(self.issuer.database + '*')]:
            self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600, path)
        self.assertTrue(os.path.exists(self.issuer.database + '.hmac-key'))
        self.assertTrue(os.path.exists(self.issuer.database + '.signing-key.pem'))


class Issue(issuer.IssuerTestCase):
    def test_answer(self):
        before = datetime.datetime.now(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')
        answer = self.assertStatus(self.admin.issue(display_name='Warehouse export'), 201)
        body = answer.json
        self.assertEqual(answer.header('location'), '/v1/credentials/' + body['client_id'])
        self.assertEqual(answer.etag, '"1"')
        self.assertEqual(body['revision'], 1)
        self.assertEqual(body['display_name'], 'Warehouse export')
        self.assertEqual(body['status'], 'active')
        self.assertEqual(body['account_id'], ACCOUNT)
        self.assertEqual(body['grants'], [PROFILE])
        self.assertEqual((body['note'], body['owner']), ('', ''))
        self.assertEqual(body['created_by'], issuer.me())
        self.assertEqual(body['updated_by'], issuer.me())
        self.assertGreaterEqual(body['created'], before)
        self.assertEqual(body['updated'], body['created'])
        self.assertIsNone(body['last_used'])
        [secret] = body['secrets']
        self.assertEqual(secret['id'], body['secret_id'])
        self.assertEqual(secret['hint'], body['client_secret'][-4:])
        self.assertIsNone(secret['expires'])
        self.assertIsNone(secret['last_used'])

    def test_secret_has_a_checksum(self):
        for _ in range(5):
            self.assertTrue(has_right_checksum(self.admin.issue_ok().secret))

    def test_nothing_is_issued_twice(self):
        issued = [self.admin.issue_ok() for _ in range(10)]
        self.assertEqual(len({i.id for i in issued}), 10)
        self.assertEqual(len({i.secret for i in issued}), 10)
        self.assertEqual(len({i.secret_id for i in issued}), 10)

    def test_is_found_again_without_the_secret(self):
        issued = self.admin.issue_ok(display_name='Find me', note='a\nb\tc', owner='Finance')
        answer = self.assertStatus(self.admin.find(issued.id), 200)
        self.assertEqual(answer.json, without_secret(issued.json))
        self.assertEqual(answer.etag, issued.etag)
        [listed] = [c for c in self.admin.walk('/v1/credentials', 'credentials')
                    if c['client_id'] == issued.id]
        self.assertEqual(listed, answer.json)

    def test_secret_is_nowhere_else(self):
        issued = self.admin.issue_ok(display_name='Once only')
        started = self.admin.start(issued.id, issued.etag).json
        for secret in (issued.secret, started['client_secret']):
            for target in (f'/v1/credentials/{issued.id}', '/v1/credentials?q=once',
                           f'/v1/audit?credential={issued.id}'):
                text = self.admin.get(target).body.decode()
                self.assertNotIn(secret, text, target)
                self.assertNotIn(secret[4:40], text, target)
            for path in glob.glob(self.issuer.database + '*'):
                with open(path, 'rb') as file:
                    self.assertNotIn(secret[4:].encode(), file.read(), path)

    def test_texts_are_stripped(self):
        issued = self.admin.issue_ok(display_name=' \u00a0 Billing\u2003', note='\n note \n',
                                     owner=' Finance ')
        self.assertEqual(issued.json['display_name'], 'Billing')
        self.assertEqual(issued.json['note'], 'note')
        self.assertEqual(issued.json['owner'], 'Finance')

    def test_names_that_people_have(self):
        for name in ('Żółć & Söhne', '東京 エクスポート', 'تقرير المبيعات', 'שלום 2',
                     '🔑🇩🇪👩‍👩‍👧', '<b>bold</b> <script>alert(1)</script>',
                     "Robert'); DROP TABLE credential;--",
                     'a"b\\c/d', '\u200fmarked', 'e\u0301', '%s%n%d', 'x' * 200, '🔑' * 200,
                     'null', '0'):
            with self.subTest(name=name[:40]):
                issued = self.admin.issue_ok(display_name=name, owner=name, note=name)
                found = self.admin.find(issued.id).json
                self.assertEqual(found['display_name'], name)
                self.assertEqual(found['owner'], name)
                self.assertEqual(found['note'], name)

    def test_the_same_name_again_is_allowed(self):
        first = self.admin.issue_ok(display_name='Twin')
        second = self.admin.issue_ok(display_name='Twin')
        self.assertNotEqual(first.id, second.id)

    def test_inactive_from_the_start(self):
        issued = self.admin.issue_ok(status='inactive')
        self.assertEqual(issued.json['status'], 'inactive')
        self.assertEqual(self.oauth.token(issued.id, issued.secret).status, 401)

    def test_ids_as_strings_of_digits(self):
        grant = {**DATA_PLANS, 'workspaces': ['40120', 40118, '40119']}
        issued = self.admin.issue_ok(account_id=str(ACCOUNT), grants=[grant])
        self.assertEqual(issued.json['account_id'], ACCOUNT)
        self.assertEqual(issued.json['grants'][0]['workspaces'], [40118, 40119, 40120])

    def test_expiry_in_any_zone(self):
        for sent, kept in (('2099-01-31T00:00:00Z', '2099-01-31T00:00:00Z'),
                           ('2099-01-31T02:00:00+02:00', '2099-01-31T00:00:00Z'),
                           ('2099-01-30T23:59:59.999Z', '2099-01-30T23:59:59Z'),
                           (None, None)):
            with self.subTest(sent=sent):
                issued = self.admin.issue_ok(secret_expires=sent)
                self.assertEqual(issued.json['secrets'][0]['expires'], kept)

    def test_several_apis(self):
        grants = [PLATFORM, PROFILE, DATA_PLANS]
        issued = self.admin.issue_ok(grants=grants)
        self.assertEqual(sorted(issued.json['grants'], key=str), sorted(grants, key=str))

    def test_other_account(self):
        grant = {**PROFILE, 'workspaces': OTHER_WORKSPACES}
        issued = self.admin.issue_ok(account_id=OTHER_ACCOUNT, grants=[grant])
        self.assertEqual(issued.json['account_id'], OTHER_ACCOUNT)

    def test_charset_is_no_matter(self):
        for mime in ('application/json; charset=utf-8', 'Application/JSON'):
            with self.subTest(mime=mime):
                answer = self.admin.request(
                    'POST', '/v1/credentials',
                    {'display_name': 'x', 'account_id': ACCOUNT, 'grants': [PROFILE]},
                    {'Content-Type': mime, 'Idempotency-Key': os.urandom(8).hex()})
                self.assertStatus(answer, 201)


class Edit(issuer.IssuerTestCase):
    def setUp(self):
        super().setUp()
        self.issued = self.admin.issue_ok(display_name='Before', note='note', owner='owner')

    def edit(self, patch, **options):
        return self.admin.edit(self.issued.id, patch, self.issued.etag, **options)

    def test_each_member(self):
        etag = self.issued.etag
        expected = without_secret(self.issued.json)
        for number, (member, value) in enumerate([
                ('display_name', 'After'), ('note', 'other'), ('owner', 'someone'),
                ('status', 'inactive'), ('status', 'active'), ('grants', [DATA_PLANS]),
                ('grants', [{**DATA_PLANS, 'permission': 'read-only'}]),
                ('grants', [PLATFORM])], 2):
            with self.subTest(member=member, value=value):
                answer = self.assertStatus(
                    self.admin.edit(self.issued.id, {member: value}, etag), 200)
                etag = answer.etag
                expected |= {member: value, 'revision': number,
                             'updated': answer.json['updated']}
                self.assertEqual(answer.json, expected)
                self.assertEqual(etag, f'"{number}"')
                self.assertEqual(self.admin.find(self.issued.id).json, expected)
        self.assertGreaterEqual(expected['updated'], expected['created'])

    def test_several_members_at_once(self):
        body = self.edit({'display_name': 'After', 'grants': [PLATFORM], 'note': 'n'}).json
        self.assertEqual((body['display_name'], body['grants'], body['note'], body['owner']),
                         ('After', [PLATFORM], 'n', 'owner'))
        self.assertEqual(body['revision'], 2)

    def test_null_empties(self):
        body = self.assertStatus(self.edit({'note': None, 'owner': None}), 200).json
        self.assertEqual((body['note'], body['owner']), ('', ''))

    def test_nothing_changed(self):
        for patch in ({}, {'display_name': 'Before'}, {'account_id': ACCOUNT},
                      {'account_id': str(ACCOUNT)}, {'grants': [PROFILE]},
                      {'display_name': '  Before '}, {'status': 'active'}):
            with self.subTest(patch=patch):
                answer = self.assertStatus(self.edit(patch), 200)
                self.assertEqual(answer.json, without_secret(self.issued.json))
        events = self.admin.get('/v1/audit', credential=self.issued.id).json
        self.assertEqual(events['total'], 1)

    def test_plain_json_means_the_same(self):
        answer = self.assertStatus(self.edit({'note': None}, mime='application/json'), 200)
        self.assertEqual(answer.json['note'], '')
        self.assertEqual(answer.json['owner'], 'owner')

    def test_secret_lives_on(self):
        self.assertStatus(self.edit({'grants': [PLATFORM], 'display_name': 'After'}), 200)
        token = issuer.claims(self.oauth.token_ok(self.issued))
        self.assertEqual(token['scope'], 'platform:admin')


class Delete(issuer.IssuerTestCase):
    def test_is_gone(self):
        kept = self.admin.issue_ok()
        issued = self.admin.issue_ok(display_name='Short-lived')
        self.assertStatus(self.admin.delete(issued.id, issued.etag), 204)

        self.assertProblem(self.admin.find(issued.id), 404, 'not-found')
        self.assertProblem(self.admin.delete(issued.id, issued.etag), 404, 'not-found')
        self.assertProblem(self.admin.edit(issued.id, {'note': 'x'}, issued.etag),
                           404, 'not-found')
        self.assertProblem(self.admin.start(issued.id, issued.etag), 404, 'not-found')
        self.assertProblem(self.admin.complete(issued.id, issued.etag), 404, 'not-found')
        self.assertProblem(self.admin.cancel(issued.id, issued.etag), 404, 'not-found')
        self.assertProblem(self.admin.revoke(issued.id, issued.secret_id, issued.etag),
                           404, 'not-found')
        left = [c['client_id'] for c in self.admin.walk('/v1/credentials', 'credentials')]
        self.assertIn(kept.id, left)
        self.assertNotIn(issued.id, left)
        self.assertEqual(self.oauth.token(issued.id, issued.secret).status, 401)

    def test_audit_remembers(self):
        issued = self.admin.issue_ok(display_name='Remembered', owner='Finance')
        self.admin.delete(issued.id, issued.etag)
        last, first = self.admin.get('/v1/audit', credential=issued.id).json['events']
        self.assertEqual((first['action'], last['action']), ('issue', 'delete'))
        self.assertEqual(last['display_name'], 'Remembered')
        self.assertEqual(last['before']['owner'], 'Finance')
        self.assertIsNone(last['after'])


class Audit(issuer.IssuerTestCase):
    def events(self, issued):
        return self.admin.get('/v1/audit', credential=issued.id).json['events']

    def test_every_change(self):
        issued = self.admin.issue_ok(display_name='Watched')
        etag = issued.etag
        steps = [
            ('edit', lambda e: self.admin.edit(issued.id, {'note': 'x'}, e)),
            ('deactivate', lambda e: self.admin.edit(issued.id, {'status': 'inactive'}, e)),
            ('activate', lambda e: self.admin.edit(issued.id, {'status': 'active'}, e)),
            ('rotate-start', lambda e: self.admin.start(issued.id, e)),
            ('rotate-cancel', lambda e: self.admin.cancel(issued.id, e)),
            ('rotate-start', lambda e: self.admin.start(issued.id, e)),
            ('rotate-complete', lambda e: self.admin.complete(issued.id, e)),
            ('revoke', lambda e: self.admin.revoke(
                issued.id, self.admin.find(issued.id).json['secrets'][0]['id'], e)),
            ('delete', lambda e: self.admin.delete(issued.id, e)),
        ]
        for action, step in steps:
            answer = step(etag)
            self.assertIn(answer.status, (200, 201, 204), (action, answer))
            etag = answer.etag
        events = self.events(issued)
        self.assertEqual([e['action'] for e in reversed(events)],
                         ['issue'] + [action for action, _ in steps])
        ids = [e['id'] for e in events]
        self.assertEqual(ids, sorted(ids, reverse=True))
        times = [e['time'] for e in events]
        self.assertEqual(times, sorted(times, reverse=True))
        for event in events:
            self.assertEqual(event['actor'], issuer.me())
            self.assertEqual(event['actor_uid'], os.getuid())
            self.assertEqual(event['client_id'], issued.id)
            self.assertEqual(event['display_name'], 'Watched')
            self.assertEqual(event['outcome'], 'done')

    def test_before_and_after_have_what_changed(self):
        issued = self.admin.issue_ok(display_name='Old', note='same')
        self.admin.edit(issued.id, {'display_name': 'New', 'note': 'same',
                                    'grants': [PLATFORM]}, issued.etag)
        edit, issue = self.events(issued)
        self.assertEqual(edit['before'], {'display_name': 'Old', 'grants': [PROFILE]})
        self.assertEqual(edit['after'], {'display_name': 'New', 'grants': [PLATFORM]})
        self.assertIsNone(issue['before'])
        self.assertEqual(issue['after']['display_name'], 'Old')
        self.assertEqual(issue['after']['grants'], [PROFILE])

    def test_a_status_that_changes_with_something_else(self):
        issued = self.admin.issue_ok(display_name='Both')
        self.admin.edit(issued.id, {'status': 'inactive', 'note': 'x'}, issued.etag)
        events = self.events(issued)[:2]
        self.assertEqual({e['action']: e['after'] for e in events},
                         {'edit': {'note': 'x'}, 'deactivate': {'status': 'inactive'}})

    def test_refused_changes_leave_nothing(self):
        issued = self.admin.issue_ok()
        self.admin.edit(issued.id, {'note': 'x'}, '"99"')
        self.admin.edit(issued.id, {'display_name': ''}, issued.etag)
        self.admin.complete(issued.id, issued.etag)
        self.assertEqual([e['action'] for e in self.events(issued)], ['issue'])

    def test_filters_and_paging(self):
        mine = [self.admin.issue_ok(display_name=f'Page {n}') for n in range(7)]
        for issued in mine:
            self.admin.edit(issued.id, {'note': 'x'}, issued.etag)
        everything = self.admin.walk('/v1/audit', 'events', limit=1000)
        self.assertEqual(self.admin.walk('/v1/audit', 'events', limit=3), everything)
        self.assertEqual(self.admin.get('/v1/audit').json['total'], len(everything))
        for name, value, fits in (
                ('action', 'edit', lambda e: e['action'] == 'edit'),
                ('actor', issuer.me(), lambda e: e['actor'] == issuer.me()),
                ('actor', 'nobody-here', lambda e: False),
                ('credential', mine[3].id, lambda e: e['client_id'] == mine[3].id),
                ('credential', mine[3].secret_id, lambda e: False)):
            with self.subTest(name=name, value=value):
                expected = [e for e in everything if fits(e)]
                self.assertEqual(self.admin.walk('/v1/audit', 'events', limit=2,
                                                 **{name: value}), expected)
                page = self.admin.get('/v1/audit', limit=1, **{name: value}).json
                self.assertEqual(page['total'], len(expected))
        both = self.admin.walk('/v1/audit', 'events', action='edit', credential=mine[0].id)
        self.assertEqual(len(both), 1)

    def test_members_and_organization_are_recorded(self):
        self.issuer.set_member('daemon', 'user')
        self.issuer.cli('member', 'remove', 'daemon')
        self.issuer.import_organization(ORGANIZATION)
        actions = [e['action'] for e in self.admin.get('/v1/audit').json['events']]
        self.assertIn('member-set', actions)
        self.assertIn('member-remove', actions)
        self.assertIn('organization-import', actions)


class Restart(issuer.IssuerTestCase):
    def test_everything_is_still_there(self):
        key = 'kept over a restart'.replace(' ', '-')
        answer = self.assertStatus(self.admin.issue(key=key, display_name='Lasting'), 201)
        issued = issuer.Issued(answer)
        token = self.oauth.token_ok(issued)
        issuer.wait_until(lambda: self.admin.find(issued.id).json['last_used'] is not None,
                          'last used is told')
        before = self.admin.find(issued.id).json
        events = self.admin.get('/v1/audit').json
        keys = self.oauth.request('GET', '/.well-known/jwks.json').json

        self.issuer.restart()
        admin = self.issuer.admin()
        oauth = self.issuer.oauth()
        self.addCleanup(admin.close)
        self.addCleanup(oauth.close)
        self.assertEqual(admin.find(issued.id).json, before)
        self.assertEqual(admin.get('/v1/audit').json, events)
        self.assertEqual(oauth.request('GET', '/.well-known/jwks.json').json, keys)
        self.assertTrue(oauth.token_ok(issued))
        self.assertEqual(issuer.claims(token)['sub'], issued.id)
        again = self.assertStatus(admin.issue(key=key, display_name='Lasting'), 200)
        self.assertEqual(again.json['client_id'], issued.id)

    def test_last_used_survives(self):
        issued = self.admin.issue_ok()
        admin = self.issuer.admin()
        oauth = self.issuer.oauth()
        oauth.token_ok(issued)
        oauth.close()
        admin.close()
        self.issuer.restart()
        admin = self.issuer.admin()
        self.addCleanup(admin.close)
        body = admin.find(issued.id).json
        self.assertIsNotNone(body['last_used'])
        self.assertEqual(body['secrets'][0]['last_used'], body['last_used'])


class PlacesThatGo(issuer.IssuerTestCase):
    """A workspace that is deleted while somebody works with it."""

    def setUp(self):
        super().setUp()
        self.issuer.import_organization(ORGANIZATION)

    def organization_without(self, workspace):
        return {**ORGANIZATION, 'accounts': [
            {**a, 'workspaces': [w for w in a['workspaces'] if w['id'] != workspace]}
            for a in ORGANIZATION['accounts']]}

    def test_an_unused_workspace(self):
        self.issuer.import_organization(self.organization_without(50002))
        self.assertProblem(
            self.admin.issue(account_id=OTHER_ACCOUNT,
                             grants=[{**PROFILE, 'workspaces': OTHER_WORKSPACES}]),
            422, 'invalid', {('/grants/0/workspaces', 'unknown-workspace')})

    def test_a_used_workspace_is_kept(self):
        issued = self.admin.issue_ok(grants=[{**PROFILE, 'workspaces': WORKSPACES}])
        with self.assertRaises(AssertionError) as caught:
            self.issuer.import_organization(self.organization_without(40120))
        self.assertIn('status 1', str(caught.exception))
        self.assertEqual(self.admin.get('/v1/organization').json, ORGANIZATION)
        self.assertStatus(self.admin.edit(issued.id, {'note': 'x'}, issued.etag), 200)

    def test_names_may_change(self):
        issued = self.admin.issue_ok()
        renamed = {**ORGANIZATION, 'name': 'Acme Holding'}
        self.issuer.import_organization(renamed)
        self.assertEqual(self.admin.get('/v1/organization').json, renamed)
        self.assertEqual(self.admin.get('/v1/me').json['organization']['name'], 'Acme Holding')
        self.assertStatus(self.admin.find(issued.id), 200)
        event = self.admin.get('/v1/audit', action='organization-import').json['events'][0]
        self.assertEqual((event['before'], event['after']),
                         ({'name': 'Acme Retail'}, {'name': 'Acme Holding'}))
        self.assertEqual(event['actor'], issuer.me())
        self.assertIsNone(event['client_id'])


class CustomRoles(issuer.IssuerTestCase):
    custom_role_admin = True

    def test_can_be_granted(self):
        apis = {a['id']: a for a in self.admin.get('/v1/apis').json['apis']}
        self.assertEqual(apis['custom-roles']['requires'], 'custom-role-admin')
        self.assertEqual(apis['custom-roles']['levels'], ['organization'])
        issued = self.admin.issue_ok(grants=[CUSTOM_ROLES, PROFILE])
        self.assertIn(CUSTOM_ROLES, issued.json['grants'])
        details = issuer.claims(self.oauth.token_ok(issued))['authorization_details']
        [detail] = [d for d in details if d['api'] == 'custom-roles']
        self.assertEqual(detail['level'], 'organization')
        self.assertEqual(detail['organization'], 77)
        self.assertNotIn('workspaces', detail)


class CommandLine(issuer.IssuerTestCase):
    def test_version_and_help(self):
        for option in ('--version', '--help'):
            result = subprocess.run([issuer.program(), option], capture_output=True, text=True,
                                    timeout=issuer.DEADLINE)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertIn('signet-issuer', result.stdout)
        version = self.admin.get('/v1/me').json['version']
        self.assertRegex(version, r'^\d+\.\d+\.\d+$')

    def test_show_prints_what_import_reads(self):
        shown = json.loads(self.issuer.cli('organization', 'show').stdout)
        self.assertEqual(shown, ORGANIZATION)

    def test_demo_fills_an_empty_database_only(self):
        other = issuer.Issuer()
        self.addCleanup(other.remove)
        other.cli('demo', '--credentials', '40')
        other.start()
        admin = other.admin()
        self.addCleanup(admin.close)
        self.assertEqual(admin.get('/v1/credentials', limit=1).json['total'], 40)
        self.assertGreater(len(admin.get('/v1/organization').json['accounts']), 1)
        admin.close()
        other.stop()
        again = other.cli('demo', '--credentials', '40', check=False)
        self.assertEqual(again.returncode, 1)
        self.assertNotEqual(again.stderr.strip(), '')

    def test_a_broken_organization_changes_nothing(self):
        path = self.issuer.folder / 'broken.json'
        for text in ('', '{', '{}', '{"id":1,"name":"x","accounts":"y"}',
                     '{"id":0,"name":"x","accounts":[]}',
                     '{"id":1,"name":"x","accounts":[{"id":1,"name":"a","workspaces":[]},'
                     '{"id":1,"name":"b","workspaces":[]}]}'):
            with self.subTest(text=text):
                with open(path, 'w', encoding='utf-8') as file:
                    file.write(text)
                result = self.issuer.cli('organization', 'import', path, check=False)
                self.assertEqual(result.returncode, 1, result)
                self.assertTrue(re.search(r'\w+ \w+', result.stderr), result)
        self.assertEqual(self.admin.get('/v1/organization').json, ORGANIZATION)


if __name__ == '__main__':
    tap.main()
