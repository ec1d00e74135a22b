#!/usr/bin/python3
# test_catalogue.py: another catalogue than the default, and a large organization
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import issuer  # noqa: E402
import tap  # noqa: E402

LEVELS = ['organization', 'account', 'workspace']


def api(id, levels, permissions, **more):
    return {'id': id, 'name': id.title(), 'description': f'All about {id}.',
            'identifier': f'https://{id}.example/api', 'levels': levels,
            'permissions': [{'id': p, 'name': p.title(), 'summary': f'{p.title()} {id}'}
                            for p in permissions], **more}


TEN = [f'level-{n}' for n in range(10)]

CATALOGUE = {'apis': [
    api('reports', LEVELS, ['read', 'write']),
    api('billing', ['organization'], ['read', 'refund']),
    api('warehouse', ['workspace'], TEN),
    api('audiences', ['account', 'workspace'], ['manage']),
    api('events', ['account'], ['send']),
    api('secrets', ['account'], ['all'], requires='custom-role-admin'),
    {'id': 'plain', 'name': 'Plain', 'description': '', 'identifier': 'urn:example:plain',
     'levels': ['workspace'], 'permissions': [{'id': 'use', 'name': 'Use'}]},
]}

WORKSPACES = list(range(1000, 1500))

ORGANIZATION = {
    'id': 9007199254740991, 'name': 'Größte & Söhne “Holding”', 'accounts': [
        {'id': 5, 'name': 'Five hundred', 'workspaces': [
            {'id': w, 'name': f'Workspace {w}'} for w in WORKSPACES]},
        {'id': 6, 'name': 'Empty', 'workspaces': []},
        *[{'id': 100 + n, 'name': f'Account {n}', 'workspaces': [
            {'id': 5000 + n, 'name': 'The only one'}]} for n in range(50)],
    ],
}


def grant(api, permission, level, *workspaces):
    said = {'api': api, 'permission': permission, 'level': level}
    if level == 'workspace':
        said['workspaces'] = list(workspaces)
    return said


class Catalogue(issuer.IssuerTestCase):
    catalogue = CATALOGUE
    organization = ORGANIZATION

    def issue(self, *grants, account=5):
        return self.admin.issue(account_id=account, grants=list(grants))

    def test_is_served_as_it_is(self):
        expected = [a for a in CATALOGUE['apis'] if 'requires' not in a]
        self.assertEqual(self.admin.get('/v1/apis').json['apis'], expected)
        self.assertEqual(self.admin.get('/v1/organization').json, ORGANIZATION)

    def test_choice_of_levels(self):
        for level in LEVELS:
            with self.subTest(level=level):
                said = grant('reports', 'write', level, 1000, 1001)
                answer = self.assertStatus(self.issue(said), 201)
                self.assertEqual(answer.json['grants'], [said])
        self.assertProblem(self.issue(grant('audiences', 'manage', 'organization')),
                           422, 'invalid', {('/grants/0/level', 'level-not-offered')})
        self.assertProblem(self.issue(grant('reports', 'write', 'workspace')),
                           422, 'invalid', {('/grants/0/workspaces', 'workspace-required')})

    def test_the_level_may_change(self):
        issued = issuer.Issued(self.issue(grant('reports', 'read', 'workspace', 1000)))
        etag = issued.etag
        for said in (grant('reports', 'read', 'account'),
                     grant('reports', 'read', 'organization'),
                     grant('reports', 'write', 'workspace', 1001)):
            answer = self.assertStatus(self.admin.edit(issued.id, {'grants': [said]}, etag), 200)
            self.assertEqual(answer.json['grants'], [said])
            etag = answer.etag

    def test_ten_permissions(self):
        for permission in TEN:
            said = grant('warehouse', permission, 'workspace', 1000)
            issued = issuer.Issued(self.assertStatus(self.issue(said), 201))
            self.assertEqual(issuer.claims(self.oauth.token_ok(issued))['scope'],
                             f'warehouse:{permission}')
        self.assertProblem(self.issue(grant('warehouse', 'level-10', 'workspace', 1000)),
                           422, 'invalid', {('/grants/0/permission', 'unknown-permission')})

    def test_five_hundred_workspaces(self):
        said = grant('warehouse', 'level-3', 'workspace', *WORKSPACES)
        issued = issuer.Issued(self.assertStatus(self.issue(said), 201))
        self.assertEqual(self.admin.find(issued.id).json['grants'], [said])
        [detail] = issuer.claims(self.oauth.token_ok(issued))['authorization_details']
        self.assertEqual(detail['workspaces'], WORKSPACES)
        fewer = grant('warehouse', 'level-3', 'workspace', *WORKSPACES[::2])
        answer = self.admin.edit(issued.id, {'grants': [fewer]}, issued.etag)
        self.assertEqual(self.assertStatus(answer, 200).json['grants'], [fewer])
        found = self.admin.get('/v1/credentials', workspace=1499).json['credentials']
        self.assertNotIn(issued.id, [c['client_id'] for c in found])
        found = self.admin.get('/v1/credentials', workspace=1498).json['credentials']
        self.assertIn(issued.id, [c['client_id'] for c in found])

    def test_every_api_at_once(self):
        grants = [grant('reports', 'read', 'organization'),
                  grant('billing', 'refund', 'organization'),
                  grant('warehouse', 'level-9', 'workspace', 1499),
                  grant('audiences', 'manage', 'account'),
                  grant('events', 'send', 'account'),
                  grant('plain', 'use', 'workspace', 1000)]
        issued = issuer.Issued(self.assertStatus(self.issue(*grants), 201))
        claims = issuer.claims(self.oauth.token_ok(issued))
        self.assertEqual(set(claims['scope'].split()),
                         {f'{g["api"]}:{g["permission"]}' for g in grants})
        self.assertEqual(set(claims['aud']),
                         {a['identifier'] for a in CATALOGUE['apis'] if 'requires' not in a})
        self.assertEqual({d['api']: d['level'] for d in claims['authorization_details']},
                         {g['api']: g['level'] for g in grants})
        for detail in claims['authorization_details']:
            self.assertEqual(detail['organization'], ORGANIZATION['id'])

    def test_accounts_without_workspaces(self):
        self.assertStatus(self.issue(grant('events', 'send', 'account'), account=6), 201)
        self.assertProblem(self.issue(grant('plain', 'use', 'workspace', 1000), account=6),
                           422, 'invalid', {('/grants/0/workspaces', 'unknown-workspace')})

    def test_workspaces_of_another_account(self):
        self.assertProblem(self.issue(grant('plain', 'use', 'workspace', 1000, 5001)),
                           422, 'invalid', {('/grants/0/workspaces', 'unknown-workspace')})

    def test_rights_of_this_catalogue(self):
        self.assertProblem(self.issue(grant('secrets', 'all', 'account')), 403, 'right-missing')
        self.issuer.set_member(issuer.me(), 'support-access', True)
        self.assertStatus(self.issue(grant('secrets', 'all', 'account')), 201)
        self.assertEqual(len(self.admin.get('/v1/apis').json['apis']), 7)
        self.issuer.set_member(issuer.me(), 'admin')

    def test_default_apis_are_not_there(self):
        self.assertProblem(self.issue(grant('platform', 'admin', 'account')),
                           422, 'invalid', {('/grants/0/api', 'unknown-api')})


class CatalogueThatShrinks(issuer.IssuerTestCase):
    catalogue = CATALOGUE
    organization = ORGANIZATION

    def test_what_was_granted_stays_editable(self):
        grants = [grant('billing', 'read', 'organization'),
                  grant('plain', 'use', 'workspace', 1000)]
        issued = issuer.Issued(self.assertStatus(
            self.admin.issue(account_id=5, grants=grants), 201))
        self.issuer.stop()
        path = self.issuer.folder / 'smaller.json'
        with open(path, 'w', encoding='utf-8') as file:
            file.write(issuer.json.dumps({'apis': [a for a in CATALOGUE['apis']
                                                   if a['id'] != 'billing']}))
        self.issuer.arguments = ['--catalogue', path]
        self.issuer.start()
        admin = self.issuer.admin()
        oauth = self.issuer.oauth()
        self.addCleanup(admin.close)
        self.addCleanup(oauth.close)
        self.assertEqual(admin.find(issued.id).json['grants'], grants)
        answer = self.assertStatus(admin.edit(issued.id, {'note': 'x'}, issued.etag), 200)
        # An API that is no more has no identifier, so no token can be for it.
        claims = issuer.claims(oauth.token_ok(issued))
        self.assertEqual(claims['scope'], 'plain:use')
        self.assertEqual(claims['aud'], 'urn:example:plain')
        answer = admin.edit(issued.id, {'grants': grants[1:]}, answer.etag)
        self.assertStatus(answer, 200)
        self.assertProblem(admin.edit(issued.id, {'grants': grants}, answer.etag),
                           422, 'invalid', {('/grants/0/api', 'unknown-api')})


if __name__ == '__main__':
    tap.main()
