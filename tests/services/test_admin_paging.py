#!/usr/bin/python3
# test_admin_paging.py: walking through the list by every sort, order and filter
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime
import itertools
import os
import sys
import unicodedata
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import issuer  # noqa: E402
import tap  # noqa: E402
from issuer import (ACCOUNT, CUSTOM_ROLES, DATA_PLANS, OTHER_ACCOUNT,  # noqa: E402
                    OTHER_WORKSPACES, PLATFORM, PROFILE, WORKSPACES)

COUNT = 96
TARGET = '/v1/credentials'

NAMES = ['Alpha', 'alpha', 'Álpha', 'Zulu', 'zulu', 'Émile', 'Emil', 'emile', 'Ökonom', 'Omega',
         '10 %', '10_', '2', 'Straße', 'STRASSE', 'ß', 'Ærø', 'мир', 'Мир', '東京', 'a\u0301',
         'á', 'ａlpha', '_', '\\', "'", '~', 'A' * 200]


def fold(text):
    """As signet_text_fold(): without case, accents and ways to compose a letter."""
    bare = ''.join(c for c in unicodedata.normalize('NFKD', text)
                   if unicodedata.category(c)[0] != 'M')
    return bare.casefold()


def expires(credential):
    if not credential['secrets']:
        return None
    return credential['secrets'][-1]['expires']


# What comes last in ascending order is written so that it is greater than any time.
KEYS = {
    'name': lambda c: fold(c['display_name']),
    'client-id': lambda c: c['client_id'],
    'status': lambda c: c['status'],
    'created': lambda c: c['created'],
    'updated': lambda c: c['updated'],
    'last-used': lambda c: c['last_used'] or '',
    'expires': lambda c: expires(c) or '~',
}


def reaches(credential, workspace):
    account = {**dict.fromkeys(WORKSPACES, ACCOUNT),
               **dict.fromkeys(OTHER_WORKSPACES, OTHER_ACCOUNT)}[workspace]
    return any(g['level'] == 'organization' or
               g['level'] == 'account' and credential['account_id'] == account or
               workspace in g.get('workspaces', []) for g in credential['grants'])


def has_text(credential, text):
    fields = [fold(credential[member])
              for member in ('display_name', 'client_id', 'note', 'owner')]
    return all(any(word in field for field in fields) for word in fold(text).split())


def grants_of(number):
    account, workspaces = ((ACCOUNT, WORKSPACES), (OTHER_ACCOUNT, OTHER_WORKSPACES))[number % 2]
    choices = [
        [PLATFORM],
        [{**PLATFORM, 'permission': 'user'}],
        [{**PROFILE, 'workspaces': workspaces[:1]}],
        [{**DATA_PLANS, 'workspaces': workspaces[1:]}],
        [{**DATA_PLANS, 'permission': 'read-only', 'workspaces': workspaces},
         {**PROFILE, 'workspaces': workspaces[1:2]}],
        [CUSTOM_ROLES],
        [{**PLATFORM, 'permission': 'user'},
         {**DATA_PLANS, 'permission': 'admin', 'workspaces': workspaces[:1]}],
    ]
    return account, choices[number % len(choices)]


class Paging(issuer.IssuerTestCase):
    custom_role_admin = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        admin = cls.issuer.admin()
        oauth = cls.issuer.oauth()
        cls.ids = []
        for number in range(COUNT):
            if number == COUNT // 2:
                cls.next_second()
            account, grants = grants_of(number)
            expiry = datetime.datetime(2090 + number % 5, 1 + number % 12, 1)
            issued = admin.issue_ok(
                display_name=NAMES[number % len(NAMES)], account_id=account, grants=grants,
                note=f'Note {number}', owner=['', 'Finance', 'Zoë'][number % 3],
                status=['active', 'active', 'inactive'][number % 3],
                secret_expires=expiry.strftime('%Y-%m-%dT%H:%M:%SZ') if number % 4 else None)
            cls.ids.append(issued.id)
            if number % 3 == 0 and number % 5 < 3:
                oauth.token_ok(issued)
            if number % 6 == 1:
                admin.start(issued.id, issued.etag, body={'expires': '2091-07-01T00:00:00Z'})
            if number % 12 == 5:
                admin.revoke(issued.id, issued.secret_id, issued.etag)
        cls.next_second()
        for client_id in cls.ids[::7]:
            body = admin.find(client_id)
            admin.edit(client_id, {'note': body.json['note'] + ', edited'}, body.etag)
        cls.rows = [admin.find(client_id).json for client_id in cls.ids]
        used = {row['last_used'] for row in cls.rows}
        assert len(used) >= 3, used
        admin.close()
        oauth.close()

    @staticmethod
    def next_second():
        """So that not all times are the same."""
        now = datetime.datetime.now().second
        issuer.wait_until(lambda: datetime.datetime.now().second != now, 'time goes on')

    def expected(self, sort='name', order='asc', fits=lambda c: True):
        # The rows are in the order of issuing, and equals stay as they are in a stable sort.
        rows = sorted(filter(fits, self.rows), key=KEYS[sort])
        if order == 'desc':
            rows.reverse()
        return [row['client_id'] for row in rows]

    def walk(self, limit, **query):
        pages = list(self.admin.pages(TARGET, limit=limit, **query))
        rows = [row for page in pages for row in page.json['credentials']]
        for page in pages[:-1]:
            self.assertEqual(len(page.json['credentials']), limit)
        for page in pages:
            self.assertEqual(page.json['total'], len(rows))
        return [row['client_id'] for row in rows]

    def test_every_sort_and_order(self):
        for sort, order in itertools.product(KEYS, ('asc', 'desc')):
            with self.subTest(sort=sort, order=order):
                self.assertEqual(self.walk(7, sort=sort, order=order),
                                 self.expected(sort, order))

    def test_every_limit(self):
        for limit in (1, COUNT // 2, COUNT - 1, COUNT, COUNT + 1, 1000):
            with self.subTest(limit=limit):
                self.assertEqual(self.walk(limit), self.expected())

    def test_one_at_a_time(self):
        for sort in KEYS:
            with self.subTest(sort=sort):
                self.assertEqual(self.walk(1, sort=sort, q='note 1'),
                                 self.expected(sort, fits=lambda c: has_text(c, 'note 1')))

    def test_by_name_if_nothing_is_said(self):
        page = self.admin.get(TARGET)
        self.assertEqual([c['client_id'] for c in page.json['credentials']],
                         self.expected()[:100])
        self.assertEqual(page.json['total'], COUNT)

    def test_filters(self):
        cases = [
            ({'status': 'active'}, lambda c: c['status'] == 'active'),
            ({'status': 'inactive'}, lambda c: c['status'] == 'inactive'),
            ({'account': ACCOUNT}, lambda c: c['account_id'] == ACCOUNT),
            ({'account': 999}, lambda c: False),
            ({'api': 'profile'}, lambda c: any(g['api'] == 'profile' for g in c['grants'])),
            ({'api': 'nope'}, lambda c: False),
            ({'permission': 'admin'},
             lambda c: any(g['permission'] == 'admin' for g in c['grants'])),
            ({'api': 'data-plans', 'permission': 'admin'},
             lambda c: any((g['api'], g['permission']) == ('data-plans', 'admin')
                           for g in c['grants'])),
            # One grant has to be both; the two of one credential together are not.
            ({'api': 'platform', 'permission': 'admin'},
             lambda c: any((g['api'], g['permission']) == ('platform', 'admin')
                           for g in c['grants'])),
            *[({'workspace': w}, lambda c, w=w: reaches(c, w))
              for w in WORKSPACES + OTHER_WORKSPACES],
            ({'workspace': 40119, 'status': 'active', 'api': 'data-plans', 'q': 'finance'},
             lambda c: (reaches(c, 40119) and c['status'] == 'active' and
                        any(g['api'] == 'data-plans' for g in c['grants']) and
                        has_text(c, 'finance'))),
        ]
        for query, fits in cases:
            for sort, order in (('name', 'asc'), ('last-used', 'desc'), ('expires', 'asc')):
                with self.subTest(query=query, sort=sort):
                    expected = self.expected(sort, order, fits)
                    self.assertEqual(self.walk(9, sort=sort, order=order, **query), expected)

    def test_search(self):
        for text in ('alpha', 'ALPHA', 'álphá', 'emil', 'ökonom', 'okonom', 'strasse', 'zoe',
                     'мир', '東京', '%', '_', '\\', "'", '~', '10 %', 'note 7', 'edited',
                     self.ids[5], self.ids[6][:8], self.ids[7].upper(), 'nothing like that',
                     'a', '', ' ', '"', '*', 'alpha zulu', 'finance alpha', 'edited  NOTE 2', 'OR',
                     '-'):
            with self.subTest(text=text):
                self.assertEqual(self.walk(9, q=text),
                                 self.expected(fits=lambda c: has_text(c, text)))

    def test_link_keeps_the_question(self):
        page = self.admin.get(TARGET, limit=3, sort='created', order='desc', status='active',
                              q='note')
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(page.next).query)
        after = query.pop('after')
        self.assertEqual(len(after), 1)
        self.assertEqual(query, {'limit': ['3'], 'sort': ['created'], 'order': ['desc'],
                                 'status': ['active'], 'q': ['note']})

    def test_no_link_on_the_last_page(self):
        self.assertIsNone(self.admin.get(TARGET, limit=COUNT).next)
        self.assertIsNone(self.admin.get(TARGET, q='nothing like that').next)
        self.assertIsNotNone(self.admin.get(TARGET, limit=COUNT - 1).next)

    def test_cursors_that_do_not_fit(self):
        page = self.admin.get(TARGET, limit=3)
        after = urllib.parse.parse_qs(urllib.parse.urlsplit(page.next).query)['after'][0]
        for query in ({'after': 'x'}, {'after': after[:-3]}, {'after': after * 2},
                      {'after': '%'}, {'after': 'e30'}, {'after': 'A' * 5000},
                      {'after': after, 'sort': 'created'},
                      {'after': after, 'order': 'desc'}, {'after': after, 'q': 'x'},
                      {'after': after, 'status': 'active'}):
            with self.subTest(query=str(query)[:60]):
                self.assertProblem(self.admin.get(TARGET, **query), 400, 'bad-request')
        self.assertStatus(self.admin.get(TARGET, after=after), 200)

    def test_empty_filters_are_none(self):
        page = self.admin.get(TARGET + '?q=&status=&api=&permission=&account=&workspace=&after=')
        self.assertEqual(page.json, self.admin.get(TARGET).json)


class Moving(issuer.IssuerTestCase):
    """A list that changes while somebody walks through it."""

    def test_nothing_is_lost_or_doubled(self):
        kept = [self.admin.issue_ok(display_name=f'Row {n:02}') for n in range(20)]
        seen = []
        target = TARGET + '?limit=4'
        step = 0
        while target is not None:
            page = self.admin.get(target)
            seen += [c['client_id'] for c in page.json['credentials']]
            target = page.next
            # Before and behind the place where the walk is, and the very row it stands on.
            last = next(i for i in kept if i.id == seen[-1])
            self.admin.issue_ok(display_name=f'Row 00 {step}')
            self.assertEqual(self.admin.delete(last.id, last.etag).status, 204)
            step += 1
            self.assertLess(step, 20)
        self.assertEqual([i for i in seen if i in {k.id for k in kept}], [k.id for k in kept])
        self.assertEqual(len(seen), len(set(seen)))


if __name__ == '__main__':
    tap.main()
