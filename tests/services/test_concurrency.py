#!/usr/bin/python3
# test_concurrency.py: many at once
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import concurrent.futures
import os
import sys
import threading
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import issuer  # noqa: E402
import tap  # noqa: E402
from issuer import PLATFORM, PROFILE  # noqa: E402

THREADS = 20


class Concurrency(issuer.IssuerTestCase):
    def together(self, count, function):
        """Runs FUNCTION (client, number) in COUNT threads that begin at the same time."""
        barrier = threading.Barrier(count)

        def run(number):
            client = self.issuer.admin()
            client.get('/v1/me')
            barrier.wait(issuer.DEADLINE)
            try:
                return function(client, number)
            finally:
                client.close()

        with concurrent.futures.ThreadPoolExecutor(count) as pool:
            return list(pool.map(run, range(count)))

    def statuses(self, answers):
        return sorted(answer.status for answer in answers)

    def test_two_editors(self):
        issued = self.admin.issue_ok(display_name='Shared')
        other = self.issuer.admin()
        self.addCleanup(other.close)
        mine = self.admin.find(issued.id)
        theirs = other.find(issued.id)
        won = self.assertStatus(other.edit(issued.id, {'grants': [PLATFORM]}, theirs.etag), 200)
        lost = self.admin.edit(issued.id, {'note': 'mine'}, mine.etag)
        self.assertProblem(lost, 412, 'changed-meanwhile')
        self.assertEqual(lost.json['current'], won.json)
        self.assertEqual(lost.json['changed_by'], issuer.me())
        self.assertEqual(lost.json['changed_at'], won.json['updated'])
        again = self.admin.edit(issued.id, {'note': 'mine'},
                                f'"{lost.json["current"]["revision"]}"')
        self.assertStatus(again, 200)
        self.assertEqual((again.json['grants'], again.json['note']), ([PLATFORM], 'mine'))

    def test_many_issue(self):
        def issue(client, number):
            return [client.issue_ok(display_name=f'Crowd {number}.{n}') for n in range(5)]

        issued = [i for row in self.together(THREADS, issue) for i in row]
        self.assertEqual(len({i.id for i in issued}), THREADS * 5)
        self.assertEqual(len({i.secret for i in issued}), THREADS * 5)
        listed = self.admin.walk('/v1/credentials', 'credentials', q='crowd')
        self.assertEqual({c['client_id'] for c in listed}, {i.id for i in issued})
        self.assertEqual(len(listed), THREADS * 5)
        for one in issued[::9]:
            self.assertTrue(self.oauth.token_ok(one))

    def test_one_patch_wins(self):
        for _ in range(5):
            issued = self.admin.issue_ok()
            answers = self.together(8, lambda client, number: client.edit(
                issued.id, {'note': f'by {number}'}, issued.etag))
            self.assertEqual(self.statuses(answers), [200] + [412] * 7)
            [won] = [a for a in answers if a.status == 200]
            self.assertEqual(self.admin.find(issued.id).json, won.json)
            self.assertEqual(won.json['revision'], 2)

    def test_one_key_issues_once(self):
        for _ in range(5):
            key = str(uuid.uuid4())
            answers = self.together(8, lambda client, number: client.issue(
                key=key, display_name=f'Once {key}'))
            self.assertEqual(self.statuses(answers), [200] * 7 + [201])
            self.assertEqual(len({a.json['client_id'] for a in answers}), 1)
            self.assertEqual(len({a.json['secret_id'] for a in answers}), 1)
            self.assertEqual(self.admin.get('/v1/credentials', q=key).json['total'], 1)

    def test_one_rotation_starts(self):
        for _ in range(5):
            issued = self.admin.issue_ok()
            answers = self.together(8, lambda client, number: client.start(
                issued.id, issued.etag))
            self.assertEqual(self.statuses(answers), [201] + [412] * 7)
            self.assertEqual(len(self.admin.find(issued.id).json['secrets']), 2)

    def test_complete_or_cancel(self):
        for _ in range(5):
            issued = self.admin.issue_ok()
            started = issuer.Issued(self.admin.start(issued.id, issued.etag))
            answers = self.together(2, lambda client, number: (
                client.complete if number == 0 else client.cancel)(issued.id, started.etag))
            self.assertEqual(self.statuses(answers), [200, 412])
            [left] = self.admin.find(issued.id).json['secrets']
            self.assertEqual(left['id'], started.secret_id if answers[0].status == 200
                             else issued.secret_id)

    def test_one_deletes(self):
        issued = self.admin.issue_ok()
        answers = self.together(8, lambda client, number: client.delete(issued.id, issued.etag))
        self.assertEqual(self.statuses(answers), [204] + [404] * 7)
        events = self.admin.get('/v1/audit', credential=issued.id).json['events']
        self.assertEqual([e['action'] for e in events], ['delete', 'issue'])

    def test_everything_at_once(self):
        """Readers, writers, tokens and the command line in each other's way."""
        issued = [self.admin.issue_ok(display_name=f'Busy {n}') for n in range(8)]

        def work(client, number):
            mine = issued[number % len(issued)]
            oauth = self.issuer.oauth()
            try:
                for turn in range(6):
                    if number == 0:
                        self.issuer.set_member('daemon', 'user', turn % 2 == 0)
                    elif number % 4 == 1:
                        rows = client.walk('/v1/credentials', 'credentials', limit=3, q='busy')
                        assert len(rows) == len(issued), rows
                    elif number % 4 == 2:
                        assert oauth.token(mine.id, mine.secret).status == 200
                    else:
                        etag = client.find(mine.id).etag
                        answer = client.edit(mine.id, {'note': f'{number} {turn}'}, etag)
                        assert answer.status in (200, 412), answer
            finally:
                oauth.close()

        self.together(16, work)
        for one in issued:
            body = self.admin.find(one.id).json
            events = self.admin.get('/v1/audit', credential=one.id, limit=1000).json
            self.assertEqual(body['revision'], events['total'])
            self.assertEqual(body['grants'], [PROFILE])

    def test_more_clients_than_usual(self):
        """Connections that say nothing keep nobody else out."""
        idle = [self.issuer.admin() for _ in range(100)]
        for client in idle:
            self.addCleanup(client.close)
            client.connection.connect()
        self.assertStatus(self.admin.get('/v1/me'), 200)
        for client in idle[::10]:
            self.assertStatus(client.get('/v1/me'), 200)


if __name__ == '__main__':
    tap.main()
