#!/usr/bin/python3
# test_access_review.py: the filter by workspace against tokens that were really issued
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which credentials can reach a workspace is answered three times: by the filter of the list
($SIGNET_REVIEWER), by the issuer (?workspace=), and by nothing but the claims of tokens that
the credentials were given. A new organization with new grants for each seed.
"""

import json
import os
import pathlib
import random
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import issuer  # noqa: E402
import tap  # noqa: E402

REVIEWER = os.environ.get('SIGNET_REVIEWER')
LEVELS = ['organization', 'account', 'workspace']
N_CREDENTIALS = 120

# The ways to reach a workspace, as the reviewer numbers them.
WAYS = {'workspace': 1, 'account': 2, 'organization': 4}


def make_organization(chance):
    """Accounts with many workspaces, with one and with none. Some names and ids look alike."""
    ids = iter(chance.sample(range(1, 500), 200))
    accounts = [{'id': next(ids), 'name': f'Account {n}', 'workspaces': [
        {'id': next(ids), 'name': chance.choice(['Production', 'Staging', f'Space {n}-{m}'])}
        for m in range(size)]}
        for n, size in enumerate([0, 1, chance.randint(2, 12), chance.randint(2, 6)])]
    chance.shuffle(accounts)
    return {'id': next(ids), 'name': 'Random', 'accounts': accounts}


def make_catalogue(chance):
    """APIs that can be granted at one level, at two, and at all of them."""
    choices = [['organization'], ['account'], ['workspace'], ['account', 'workspace'],
               ['organization', 'workspace'], LEVELS]
    return {'apis': [
        {'id': f'api-{n}', 'name': f'API {n}', 'description': '',
         'identifier': f'urn:example:{chance.randrange(10**9)}', 'levels': levels,
         'permissions': [{'id': 'read', 'name': 'Read'}, {'id': 'write', 'name': 'Write'}]}
        for n, levels in enumerate(choices)]}


def make_grants(chance, catalogue, account):
    """At least one grant that the account can have."""
    own = [w['id'] for w in account['workspaces']]
    grants = []
    while not grants:
        for api in catalogue['apis']:
            level = chance.choice(api['levels'])
            # Most grants are narrow, or every credential would reach everything.
            if chance.random() > {'organization': .04, 'account': .12, 'workspace': .4}[level]:
                continue
            grant = {'api': api['id'], 'permission': chance.choice(['read', 'write']),
                     'level': level}
            if level == 'workspace':
                if not own:
                    continue
                grant['workspaces'] = sorted(chance.sample(own, chance.randint(1, len(own))))
            grants.append(grant)
    return grants


def reach(claims, organization, catalogue, workspace, account):
    """The ways in which a token reaches a workspace, by its claims alone."""
    audiences = claims['aud'] if isinstance(claims['aud'], list) else [claims['aud']]
    identifiers = {api['id']: api['identifier'] for api in catalogue['apis']}
    ways = 0
    for detail in claims['authorization_details']:
        if identifiers[detail['api']] not in audiences:
            continue
        if detail['organization'] != organization['id']:
            continue
        if (detail['level'] == 'organization'
                or detail['level'] == 'account' and detail['account'] == account
                or detail['level'] == 'workspace' and workspace in detail['workspaces']):
            ways |= WAYS[detail['level']]
    return ways


class Review(issuer.IssuerTestCase):
    """One organization. The class is made anew for each seed."""

    seed = None

    @classmethod
    def setUpClass(cls):
        if cls.seed is None:
            raise unittest.SkipTest('no seed')
        cls.chance = random.Random(cls.seed)
        cls.organization = make_organization(cls.chance)
        cls.catalogue = make_catalogue(cls.chance)
        super().setUpClass()

    def setUp(self):
        super().setUp()
        self.tokens = {}
        self.inactive = set()
        for n in range(N_CREDENTIALS):
            self.make_credential(n)

    def make_credential(self, n):
        account = self.chance.choice(self.organization['accounts'])
        issued = self.admin.issue_ok(
            display_name=f'Credential {n}', account_id=account['id'],
            grants=make_grants(self.chance, self.catalogue, account))
        etag = issued.etag
        if self.chance.random() < .2:
            edit = {'grants': make_grants(self.chance, self.catalogue, account)}
            etag = self.assertStatus(self.admin.edit(issued.id, edit, etag), 200).etag
        self.tokens[issued.id] = issuer.claims(self.oauth.token_ok(issued))
        if self.chance.random() < .3:
            edit = {'status': 'inactive'}
            self.assertStatus(self.admin.edit(issued.id, edit, etag), 200)
            self.assertNotEqual(self.oauth.token(issued.id, issued.secret).status, 200)
            self.inactive.add(issued.id)

    def by_tokens(self, workspace, account):
        """Every credential that reaches the workspace, with the ways."""
        found = {client_id: reach(claims, self.organization, self.catalogue, workspace, account)
                 for client_id, claims in self.tokens.items()}
        return {client_id: ways for client_id, ways in found.items() if ways != 0}

    def by_filter(self, status):
        """For each workspace the number that is shown and the credentials that are found."""
        paths = []
        for name, content in (
                ('said.json', self.admin.get('/v1/organization').json),
                ('all.json', self.admin.walk('/v1/credentials', 'credentials'))):
            paths.append(self.issuer.folder / name)
            pathlib.Path(paths[-1]).write_text(json.dumps(content), encoding='utf-8')
        lines = subprocess.run([REVIEWER, *paths, status], check=True, capture_output=True,
                               text=True).stdout.splitlines()
        answers = {}
        for line in lines:
            workspace, count, *found = line.split()
            pairs = (one.rsplit(':', 1) for one in found)
            answers[int(workspace)] = int(count), {name: int(ways) for name, ways in pairs}
        return answers

    def test_all_answers_are_the_same(self):
        any_status, active, inactive = map(self.by_filter, ('any', 'active', 'inactive'))
        n_found = 0
        for account in self.organization['accounts']:
            for workspace in account['workspaces']:
                id = workspace['id']
                expected = self.by_tokens(id, account['id'])
                works = {one: ways for one, ways in expected.items() if one not in self.inactive}
                off = {one: ways for one, ways in expected.items() if one in self.inactive}
                self.assertEqual(any_status[id], (len(expected), expected))
                self.assertEqual(active[id], (len(works), works))
                self.assertEqual(inactive[id], (len(off), off))
                listed = self.admin.walk('/v1/credentials', 'credentials', workspace=id)
                self.assertEqual({one['client_id'] for one in listed}, set(expected))
                n_found += len(expected)
                self.assertLess(len(expected), N_CREDENTIALS)
        # All of that would be true of nothing, too.
        self.assertGreater(n_found, N_CREDENTIALS)


for number in range(3):
    globals()[f'Review{number}'] = type(f'Review{number}', (Review,), {'seed': number})
del Review


if __name__ == '__main__':
    tap.main()
