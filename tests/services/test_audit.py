#!/usr/bin/python3
# test_audit.py: asking the audit log, and finding who tampered with it
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import itertools
import json
import os
import random
import shutil
import sqlite3
import sys
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import issuer  # noqa: E402
import tap  # noqa: E402

FIELDS = ('actor', 'action', 'client_id', 'display_name', 'before', 'after')
UNLOCK = ('DROP TRIGGER audit_stays; DROP TRIGGER audit_is_kept; DROP TRIGGER audit_is_sealed;')


def fold(text):
    bare = unicodedata.normalize('NFKD', text)
    return ''.join(c for c in bare if not unicodedata.combining(c)).casefold()


def found(event, q):
    parts = [event[name] if isinstance(event[name], str)
             else json.dumps(event[name], ensure_ascii=False, separators=(',', ':'))
             for name in FIELDS if event[name] is not None]
    text = fold('\n'.join(parts))
    return all(fold(word) in text for word in q.split())


class Filters(issuer.IssuerTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        admin = cls.issuer.admin()
        cls.names = ['Billing export', 'Ärger & Söhne', 'Straße', 'Nightly sync', 'CAFÉ 9']
        cls.issued = [admin.issue_ok(display_name=name) for name in cls.names]
        for number, issued in enumerate(cls.issued):
            answer = admin.edit(issued.id, {'note': f'Turn {number}', 'owner': 'Zoë'},
                                issued.etag)
            if number % 2 == 0:
                admin.edit(issued.id, {'status': 'inactive'}, answer.etag)
        admin.close()
        cls.issuer.set_member('daemon', 'user')
        cls.issuer.stop()
        cls.spread(cls.issuer.database)
        cls.issuer.start()

    @staticmethod
    def spread(database):
        """Other users, other times, a clock that was set back, and what was denied."""
        with sqlite3.connect(database) as handle:
            handle.executescript(UNLOCK)
            handle.execute('UPDATE audit SET time = 1700000000 + id * 3600')
            handle.execute('UPDATE audit SET time = time - 20000 WHERE id = 7')
            handle.execute("UPDATE audit SET actor = 'ada' WHERE id % 3 = 0")
            handle.execute("UPDATE audit SET denied = 1 WHERE id % 5 = 0")

    def check(self, events, limit=3, **filters):
        def fits(event):
            return (filters.get('credential') in (None, event['client_id'])
                    and filters.get('actor') in (None, event['actor'])
                    and filters.get('action') in (None, event['action'])
                    and filters.get('outcome') in (None, event['outcome'])
                    and filters.get('since', '') <= event['time']
                    and filters.get('until', '9') > event['time']
                    and found(event, filters.get('q', '')))

        expected = [event for event in events if fits(event)]
        walked = self.admin.walk('/v1/audit', 'events', limit=limit, **filters)
        self.assertEqual(walked, expected, filters)
        if 'q' not in filters:
            total = self.admin.get('/v1/audit', limit=1, **filters).json['total']
            self.assertEqual(total, len(expected), filters)
        return len(expected)

    def test_against_brute_force(self):
        events = self.admin.walk('/v1/audit', 'events', limit=1000)
        times = sorted(event['time'] for event in events)
        offered = {
            'credential': [issued.id for issued in self.issued[:2]] + ['nobody'],
            'actor': ['ada', issuer.me(), 'nobody'],
            'action': ['issue', 'edit', 'deactivate', 'member-set', 'nothing'],
            'outcome': ['done', 'denied'],
            'since': [times[0], times[5], times[-1], '2099-01-01T00:00:00Z'],
            'until': [times[1], times[6], times[-1], '2001-01-01T00:00:00Z'],
            'q': ['billing', 'ARGER sohne', 'strasse', 'straße', 'cafe 9', 'zoe turn', 'nowhere',
                  'read-only', self.issued[3].id[:8]],
        }
        n_found = 0
        for name, values in offered.items():
            for value in values:
                n_found += self.check(events, **{name: value})
        generator = random.Random(4)
        for _ in range(250):
            chosen = {name: generator.choice(offered[name])
                      for name in generator.sample(sorted(offered), generator.randint(2, 4))}
            n_found += self.check(events, limit=generator.randint(1, 20), **chosen)
        self.assertGreater(n_found, 200)

    def test_wrong_values(self):
        for query in ('since=x', 'until=2026-01-01', 'outcome=maybe', 'q=' + 'x' * 1001,
                      'verified=1'):
            with self.subTest(query=query):
                self.assertProblem(self.admin.request('GET', f'/v1/audit?{query}'), 400,
                                   'bad-request')

    def test_a_cursor_is_for_one_query(self):
        page = self.admin.get('/v1/audit', limit=1)
        after = page.next.split('after=')[1]
        for name, value in (('outcome', 'denied'), ('q', 'x'), ('since', '2001-01-01T00:00:00Z')):
            answer = self.admin.get('/v1/audit', limit=1, after=after, **{name: value})
            self.assertEqual(answer.status, 400, name)

    def test_what_there_is_to_filter_by(self):
        events = self.admin.walk('/v1/audit', 'events', limit=1000)
        answer = self.admin.get('/v1/audit/filters').json
        self.assertEqual(answer['actors'], sorted({event['actor'] for event in events}))
        self.assertEqual(answer['actions'], sorted({event['action'] for event in events}))


class Verify(issuer.IssuerTestCase):
    def edit(self, sql):
        with sqlite3.connect(self.issuer.database) as handle:
            handle.executescript(UNLOCK + sql)

    def verify(self, *arguments):
        result = self.issuer.cli('audit', 'verify', *arguments, check=False)
        self.assertEqual(result.stderr, '')
        return result.returncode, result.stdout

    def test_1_unbroken_while_it_runs(self):
        for number in range(5):
            self.admin.issue_ok(display_name=f'One {number}')
        verdict = self.admin.get('/v1/audit/verify').json
        total = self.admin.get('/v1/audit').json['total']
        self.assertEqual(verdict['state'], 'unbroken')
        self.assertEqual((verdict['checked'], verdict['entries']), (total, total))
        self.assertEqual((verdict['adopted'], verdict['fault'], verdict['position']),
                         (0, None, None))
        status, text = self.verify()
        self.assertEqual(status, 0)
        self.assertIn(f"{total} entries, chain unbroken, head {verdict['head']}\n", text)
        self.admin.issue_ok(display_name='After')
        self.assertEqual(self.verify('--noted', verdict['head'])[0], 0)
        status, text = self.verify('--noted', 'f' * 64)
        self.assertEqual(status, 1)
        self.assertIn('not in it', text)

    def test_2_a_copy(self):
        copy = self.issuer.folder / 'copy.db'
        with sqlite3.connect(self.issuer.database) as source, sqlite3.connect(copy) as target:
            source.backup(target)
        shutil.copy(self.issuer.database + '.hmac-key', copy + '.hmac-key')
        made = issuer.Issuer(self.issuer.folder, database=copy)
        self.assertEqual(made.cli('audit', 'verify', check=False).returncode, 0)

    def test_2_a_copy_without_its_key(self):
        other = issuer.Issuer()
        self.addCleanup(other.remove)
        with sqlite3.connect(self.issuer.database) as source, \
                sqlite3.connect(other.database) as target:
            source.backup(target)
        result = other.cli('audit', 'verify', check=False)
        self.assertEqual(result.returncode, 1)
        self.assertIn('.hmac-key', result.stderr)
        key = self.issuer.database + '.hmac-key'
        before = set(os.listdir(other.folder.path))
        self.assertEqual(other.cli('audit', 'verify', '--key', key).returncode, 0)
        self.assertEqual(set(os.listdir(other.folder.path)), before)
        shutil.copy(key, other.database + '.hmac-key')
        self.assertEqual(other.cli('audit', 'verify').returncode, 0)

    def test_3_wrong_positions(self):
        for position in ('x', '1', '1.1', '0.0.' + '0' * 64, '1.1.' + 'g' * 64):
            answer = self.admin.get('/v1/audit/verify', position=position)
            self.assertProblem(answer, 400, 'bad-request')
        self.assertProblem(self.admin.get('/v1/audit/verify', x='1'), 400, 'bad-request')

    def test_4_in_parts(self):
        """What an attacker edits is found at whatever position one goes on."""
        with sqlite3.connect(self.issuer.database) as handle:
            rows = handle.execute('SELECT id, seal FROM audit ORDER BY id').fetchall()
        for number, (id, seal) in enumerate(rows, 1):
            position = f'{id}.{number}.{seal.hex()}'
            verdict = self.admin.get('/v1/audit/verify', position=position).json
            self.assertEqual((verdict['state'], verdict['checked']), ('unbroken', len(rows)))
        verdict = self.admin.get('/v1/audit/verify', position=f'1.1.{"0" * 64}').json
        self.assertEqual(verdict['state'], 'broken')

    def test_5_somebody_edits_it(self):
        total = self.admin.get('/v1/audit').json['total']
        self.edit("UPDATE audit SET actor = 'mallory' WHERE id = 3")
        verdict = self.admin.get('/v1/audit/verify').json
        self.assertEqual(verdict['state'], 'broken')
        self.assertEqual(verdict['fault'], {'kind': 'changed', 'first': 3, 'last': 3})
        self.assertEqual((verdict['checked'], verdict['entries']), (2, total))
        status, text = self.verify()
        self.assertEqual(status, 1)
        self.assertEqual(text, 'Entry 3 was changed. The 2 entries before are unbroken.\n')
        self.admin.issue_ok(display_name='Life goes on')
        self.assertEqual(self.admin.get('/v1/audit/verify').json['fault']['first'], 3)


class Words(issuer.IssuerTestCase):
    def test_misuse(self):
        for arguments in ((), ('check',), ('verify', 'more'), ('verify', '--nonsense')):
            result = self.issuer.cli('audit', *arguments, check=False)
            self.assertEqual(result.returncode, 2, result)
            self.assertIn('audit --help', result.stderr)

    def test_every_fault_is_named(self):
        edits = (
            ('DELETE FROM audit WHERE id = 2', 'Entry 2 was removed.'),
            ('DELETE FROM audit WHERE id IN (2, 3)', 'Entries 2 to 3 were removed.'),
            ('DELETE FROM audit WHERE id > 4', 'were removed.'),
            ('UPDATE audit SET id = 99 WHERE id = 2; UPDATE audit SET id = 2 WHERE id = 4;'
             'UPDATE audit SET id = 4 WHERE id = 99',
             'Entry 2 was moved: it was written as entry 4.'),
            ("INSERT INTO audit SELECT 999, time, actor, actor_uid, action, client_id,"
             " display_name, old, new, denied, seal FROM audit WHERE id = 2",
             'Entry 999 was added by somebody else than the issuer.'),
            ('DELETE FROM audit_head', 'The record of the newest entry was changed or removed.'),
        )
        for number in range(6):
            self.admin.issue_ok(display_name=f'Named {number}')
        for (sql, words), number in zip(edits, itertools.count()):
            copy = self.issuer.folder / f'copy-{number}.db'
            with sqlite3.connect(self.issuer.database) as source, \
                    sqlite3.connect(copy) as target:
                source.backup(target)
            with sqlite3.connect(copy) as handle:
                handle.executescript(UNLOCK + sql)
            made = issuer.Issuer(self.issuer.folder, database=copy)
            result = made.cli('audit', 'verify', '--key', self.issuer.database + '.hmac-key',
                              check=False)
            self.assertEqual(result.returncode, 1, result)
            self.assertIn(words, result.stdout)


if __name__ == '__main__':
    tap.main()
