#!/usr/bin/python3
# test_admin_roles.py: every role at every route
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import pwd
import sys
import unittest
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import issuer  # noqa: E402
import tap  # noqa: E402
from issuer import (CUSTOM_ROLES, PLATFORM, PROFILE, ROLES,  # noqa: E402
                    ROLES_WITH_ACCESS)

ROLES_WITHOUT_ACCESS = [role for role in ROLES if role not in ROLES_WITH_ACCESS]


class EveryRole(issuer.IssuerTestCase):
    """Each test gets its credential from an Admin, and then tries as somebody else."""

    def setUp(self):
        super().setUp()
        self.become('admin')
        self.issued = self.admin.issue_ok(display_name='Guarded')

    def become(self, role, custom_role_admin=False):
        """Makes the user of this test be of ROLE."""
        self.issuer.set_member(issuer.me(), role, custom_role_admin)

    def reads(self):
        id = self.issued.id
        return [('GET', '/v1/organization'), ('GET', '/v1/apis'), ('GET', '/v1/credentials'),
                ('GET', f'/v1/credentials/{id}'), ('GET', '/v1/audit'),
                ('GET', '/v1/audit/filters'), ('GET', '/v1/audit/verify'),
                ('GET', '/v1/changes'), ('GET', '/v1/changes?after=0&wait=60'),
                # Nobody without access learns what there is and what there is not.
                ('GET', f'/v1/credentials/{uuid.uuid4()}'),
                ('GET', '/v1/credentials?sort=nonsense')]

    def changes(self):
        """(action in the audit trail, a function that tries it with a client)."""
        id, etag = self.issued.id, self.issued.etag
        return [('issue', lambda a: a.issue()),
                ('edit', lambda a: a.edit(id, {'note': 'x'}, etag)),
                ('delete', lambda a: a.delete(id, etag)),
                ('rotate-start', lambda a: a.start(id, etag)),
                ('rotate-complete', lambda a: a.complete(id, etag)),
                ('rotate-cancel', lambda a: a.cancel(id, etag)),
                ('edit', lambda a: a.set_expiry(id, self.issued.secret_id, {'expires': None},
                                                etag)),
                ('revoke', lambda a: a.revoke(id, self.issued.secret_id, etag))]

    def members(self):
        return [lambda a: a.get('/v1/members'),
                lambda a: a.request('PUT', '/v1/members/daemon', {'role': 'admin'}),
                lambda a: a.request('DELETE', '/v1/members/daemon', None, {'If-Match': '"1"'})]

    def assertOpen(self, admin, role):
        me = self.assertStatus(admin.get('/v1/me'), 200).json
        self.assertEqual(me['role'], role)
        self.assertEqual(me['access'], role in ROLES_WITH_ACCESS)
        self.assertEqual(me['roles_with_access'], ROLES_WITH_ACCESS)
        self.assertStatus(admin.get('/openapi.yaml'), 200)
        self.assertStatus(admin.get('/openapi.json'), 200)

    def assertNoAccess(self, admin, role):
        """Everything is refused, the same way whatever is asked for, and changes nothing."""
        for method, target in self.reads():
            self.assertRefused(admin.request(method, target), role, ROLES_WITH_ACCESS)
        for _, change in self.changes():
            self.assertRefused(change(admin), role, ROLES_WITH_ACCESS)
        for member in self.members():
            self.assertRefused(member(admin), role, ['admin'])

    def assertRefused(self, answer, role, roles_with_access):
        if role is None:
            self.assertProblem(answer, 403, 'not-member')
            return
        self.assertProblem(answer, 403, 'no-access')
        self.assertEqual(answer.json['role'], role)
        self.assertEqual(answer.json['roles_with_access'], roles_with_access)

    def assertNothingHappened(self, actor):
        self.become('admin')
        self.assertEqual(self.admin.find(self.issued.id).json,
                         {k: v for k, v in self.issued.json.items()
                          if k not in ('client_secret', 'secret_id')})
        events = self.admin.get('/v1/audit', credential=self.issued.id).json['events']
        denied = [e['action'] for e in events if e['outcome'] == 'denied']
        self.assertEqual(sorted(denied),
                         sorted(action for action, _ in self.changes() if action != 'issue'))
        self.assertEqual({e['actor'] for e in events if e['outcome'] == 'denied'}, {actor})

    def assertFullAccess(self, admin):
        for target in ('/v1/organization', '/v1/apis', '/v1/credentials', '/v1/audit'):
            self.assertStatus(admin.get(target), 200)
        issued = admin.issue_ok()
        etag = self.assertStatus(admin.edit(issued.id, {'note': 'x'}, issued.etag), 200).etag
        etag = self.assertStatus(admin.start(issued.id, etag), 201).etag
        etag = self.assertStatus(admin.complete(issued.id, etag), 200).etag
        etag = self.assertStatus(admin.start(issued.id, etag), 201).etag
        answer = self.assertStatus(admin.cancel(issued.id, etag), 200)
        answer = self.assertStatus(
            admin.set_expiry(issued.id, answer.json['secrets'][0]['id'],
                             {'expires': '2099-01-01T00:00:00Z'}, answer.etag), 200)
        answer = self.assertStatus(admin.revoke(issued.id, answer.json['secrets'][0]['id'],
                                                answer.etag), 200)
        self.assertEqual(answer.json['secrets'], [])
        self.assertStatus(admin.delete(issued.id, answer.etag), 204)

    def test_roles_without_access(self):
        for role in ROLES_WITHOUT_ACCESS:
            for extra in (False, True):
                with self.subTest(role=role, custom_role_admin=extra):
                    self.become('admin')
                    self.issued = self.admin.issue_ok(display_name='Guarded')
                    self.become(role, extra)
                    self.assertOpen(self.admin, role)
                    self.assertNoAccess(self.admin, role)
                    self.assertNothingHappened(issuer.me())

    def test_roles_with_access(self):
        for role in ROLES_WITH_ACCESS:
            with self.subTest(role=role):
                self.become(role)
                self.assertOpen(self.admin, role)
                self.assertFullAccess(self.admin)

    def test_members_are_for_admins(self):
        for role in ROLES_WITH_ACCESS[1:]:
            with self.subTest(role=role):
                self.become(role)
                for member in self.members():
                    self.assertRefused(member(self.admin), role, ['admin'])
        self.become('admin')
        users = [m['user'] for m in self.admin.get('/v1/members').json['members']]
        self.assertEqual(users, [issuer.me()])
        denied = self.admin.get('/v1/audit', action='member-set', limit=1).json['events'][0]
        self.assertNotEqual(denied, None)

    def test_admin_manages_members(self):
        made = self.admin.request('PUT', '/v1/members/daemon',
                                  {'role': 'user', 'custom_role_admin': True})
        self.assertStatus(made, 201)
        self.assertEqual(made.json, {'user': 'daemon', 'uid': pwd.getpwnam('daemon').pw_uid,
                                     'role': 'user', 'custom_role_admin': True,
                                     'revision': made.json['revision']})
        members = self.admin.get('/v1/members').json['members']
        self.assertIn(made.json, members)
        self.assertEqual([m['user'] for m in members], sorted(m['user'] for m in members))
        listed = self.issuer.cli('member', 'list').stdout
        self.assertIn('daemon', listed)
        gone = self.admin.request('DELETE', '/v1/members/daemon', None, {'If-Match': made.etag})
        self.assertStatus(gone, 204)
        self.assertNotIn('daemon', self.issuer.cli('member', 'list').stdout)
        actions = [e['action'] for e in self.admin.get('/v1/audit').json['events']]
        self.assertEqual(actions[:2], ['member-remove', 'member-set'])

    def test_locked_out_and_back(self):
        row = [m for m in self.admin.get('/v1/members').json['members']
               if m['user'] == issuer.me()][0]
        answer = self.admin.request('PUT', f'/v1/members/{issuer.me()}', {'role': 'read-only'},
                                    {'If-Match': f'"{row["revision"]}"'})
        self.assertStatus(answer, 200)
        self.assertNoAccess(self.admin, 'read-only')
        self.become('admin')
        self.assertFullAccess(self.admin)
        self.become('user')
        self.assertNoAccess(self.admin, 'user')
        # Without a row the owner of the file is Admin.
        self.issuer.cli('member', 'remove', issuer.me())
        self.assertOpen(self.admin, 'admin')
        self.assertFullAccess(self.admin)
        self.assertEqual(self.admin.get('/v1/members').json['members'], [])

    def test_a_role_counts_from_the_next_request(self):
        admin = self.issuer.admin()
        self.addCleanup(admin.close)
        self.assertStatus(admin.find(self.issued.id), 200)
        self.become('user')
        self.assertStatus(admin.find(self.issued.id), 403)
        self.become('support-access')
        self.assertStatus(admin.find(self.issued.id), 200)

    def test_wrong_commands_change_nothing(self):
        for arguments, status in ((['member', 'set', issuer.me(), 'king'], (1, 2)),
                                  (['member', 'set', 'no-such-user-here', 'admin'], (1, 2)),
                                  (['member', 'set', issuer.me()], (2,)),
                                  (['member', 'remove', 'no-such-user-here'], (1,)),
                                  (['member', 'promote', issuer.me()], (2,)),
                                  (['member'], (2,))):
            with self.subTest(arguments=arguments):
                result = self.issuer.cli(*arguments, check=False)
                self.assertIn(result.returncode, status, result)
                self.assertNotEqual(result.stderr.strip(), '')
        self.assertOpen(self.admin, 'admin')


class CustomRoleAdmin(issuer.IssuerTestCase):
    def become(self, role, custom_role_admin=False):
        self.issuer.set_member(issuer.me(), role, custom_role_admin)

    def setUp(self):
        super().setUp()
        self.become('admin', True)
        self.issued = self.admin.issue_ok(grants=[CUSTOM_ROLES, PROFILE])
        self.become('admin')

    def test_apis_are_hidden_from_others(self):
        for role in ROLES_WITH_ACCESS:
            with self.subTest(role=role):
                self.become(role)
                self.assertIs(self.admin.get('/v1/me').json['custom_role_admin'], False)
                self.assertNotIn('custom-roles',
                                 [a['id'] for a in self.admin.get('/v1/apis').json['apis']])
                self.become(role, True)
                self.assertIs(self.admin.get('/v1/me').json['custom_role_admin'], True)
                self.assertIn('custom-roles',
                              [a['id'] for a in self.admin.get('/v1/apis').json['apis']])

    def test_granting(self):
        for role in ROLES_WITH_ACCESS:
            with self.subTest(role=role):
                self.become(role)
                self.assertProblem(self.admin.issue(grants=[CUSTOM_ROLES]),
                                   403, 'right-missing')
                self.become(role, True)
                self.assertStatus(self.admin.issue(grants=[CUSTOM_ROLES]), 201)

    def test_adding_it_to_what_there_is(self):
        issued = self.admin.issue_ok(grants=[PROFILE])
        patch = {'grants': [PROFILE, CUSTOM_ROLES]}
        self.assertProblem(self.admin.edit(issued.id, patch, issued.etag), 403, 'right-missing')
        self.assertEqual(self.admin.find(issued.id).json['revision'], 1)
        event = self.admin.get('/v1/audit', credential=issued.id).json['events'][0]
        self.assertEqual((event['action'], event['outcome']), ('edit', 'denied'))
        self.become('admin', True)
        self.assertStatus(self.admin.edit(issued.id, patch, issued.etag), 200)

    def test_taking_it_away(self):
        answer = self.admin.edit(self.issued.id, {'grants': [PROFILE]}, self.issued.etag)
        self.assertProblem(answer, 403, 'right-missing')
        self.become('admin', True)
        answer = self.admin.edit(self.issued.id, {'grants': [PROFILE]}, self.issued.etag)
        self.assertStatus(answer, 200)

    def test_what_stays_needs_no_right(self):
        answer = self.admin.edit(self.issued.id, {'display_name': 'Better'}, self.issued.etag)
        self.assertStatus(answer, 200)
        answer = self.admin.edit(self.issued.id, {'grants': [CUSTOM_ROLES, PLATFORM]},
                                 answer.etag)
        self.assertStatus(answer, 200)
        answer = self.admin.edit(self.issued.id, {'status': 'inactive'}, answer.etag)
        self.assertStatus(answer, 200)
        self.assertStatus(self.admin.delete(self.issued.id, answer.etag), 204)

    def test_a_secret_is_as_good_as_a_grant(self):
        answer = self.admin.start(self.issued.id, self.issued.etag)
        self.assertProblem(answer, 403, 'right-missing')
        event = self.admin.get('/v1/audit', credential=self.issued.id).json['events'][0]
        self.assertEqual((event['action'], event['outcome']), ('rotate-start', 'denied'))
        self.become('admin', True)
        self.assertStatus(self.admin.start(self.issued.id, self.issued.etag), 201)


@unittest.skipUnless(os.getuid() == 0, 'only root can ask as somebody else')
class OtherUsers(EveryRole):
    """The same from real other users, known to the issuer by the kernel alone."""

    user = 'daemon'

    def setUp(self):
        super().setUp()
        self.uid = pwd.getpwnam(self.user).pw_uid
        self.other = self.open_as(self.uid)

    def become(self, role, custom_role_admin=False):
        self.issuer.set_member(issuer.me(), 'admin')

    def open_as(self, uid):
        # The socket is for its owner alone, so nobody else gets here without this.
        os.chmod(self.issuer.folder.path, 0o711)
        os.chmod(self.issuer.socket, 0o666)
        client = self.issuer.admin(uid)
        self.addCleanup(client.close)
        return client

    def test_roles_without_access(self):
        for role in ROLES_WITHOUT_ACCESS:
            with self.subTest(role=role):
                self.issued = self.admin.issue_ok(display_name='Guarded')
                self.issuer.set_member(self.user, role)
                self.assertOpen(self.other, role)
                self.assertNoAccess(self.other, role)
                self.assertNothingHappened(self.user)

    def test_roles_with_access(self):
        for role in ROLES_WITH_ACCESS:
            with self.subTest(role=role):
                self.issuer.set_member(self.user, role)
                self.assertOpen(self.other, role)
                self.assertFullAccess(self.other)
        body = self.other.issue_ok().json
        self.assertEqual(body['created_by'], self.user)
        self.assertEqual(self.other.get('/v1/me').json['user'], self.user)
        self.assertEqual(self.other.get('/v1/me').json['uid'], self.uid)

    def test_strangers(self):
        self.issuer.cli('member', 'remove', self.user, check=False)
        self.assertOpen(self.other, None)
        self.assertNoAccess(self.other, None)
        self.assertNothingHappened(self.user)

    def test_users_without_a_name(self):
        client = self.open_as(54321)
        me = client.get('/v1/me').json
        self.assertEqual((me['uid'], me['role'], me['access']), (54321, None, False))
        self.assertEqual(me['user'], '54321')
        self.assertNoAccess(client, None)

    def test_keys_are_each_users_own(self):
        self.issuer.set_member(self.user, 'admin')
        key = str(uuid.uuid4())
        mine = self.assertStatus(self.admin.issue(key=key), 201).json
        theirs = self.assertStatus(self.other.issue(key=key), 201).json
        self.assertNotEqual(mine['client_id'], theirs['client_id'])

    def test_who_was_faster(self):
        self.issuer.set_member(self.user, 'support-access')
        self.other.edit(self.issued.id, {'note': 'mine'}, self.issued.etag)
        answer = self.admin.edit(self.issued.id, {'note': 'no, mine'}, self.issued.etag)
        self.assertProblem(answer, 412, 'changed-meanwhile')
        self.assertEqual(answer.json['changed_by'], self.user)
        self.assertEqual(answer.json['current']['note'], 'mine')

    def test_the_socket_keeps_them_out(self):
        os.chmod(self.issuer.folder.path, 0o711)
        os.chmod(self.issuer.socket, 0o600)
        with self.assertRaises(ConnectionError):
            self.issuer.admin(self.uid).get('/v1/me')

    # These are about the user of the test alone.
    test_members_are_for_admins = None
    test_admin_manages_members = None
    test_locked_out_and_back = None
    test_a_role_counts_from_the_next_request = None
    test_wrong_commands_change_nothing = None


if __name__ == '__main__':
    tap.main()
