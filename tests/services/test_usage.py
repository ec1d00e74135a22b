#!/usr/bin/python3
# test_usage.py: how many tokens were given, day by day
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime
import os
import signal
import sqlite3
import sys
import threading
import time
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import issuer  # noqa: E402
import tap  # noqa: E402

DAY = 86400


def today():
    return datetime.datetime.now(datetime.timezone.utc).date()


class Usage(issuer.IssuerTestCase):
    def get_tokens(self, issued, count):
        for _ in range(count):
            self.oauth.token_ok(issued)

    def usage(self, issued, **query):
        return self.assertStatus(self.admin.get(f'/v1/credentials/{issued.id}/usage', **query),
                                 200).json

    def test_every_token_counts(self):
        issued = self.admin.issue_ok()
        self.assertEqual(self.usage(issued)['tokens'], 0)
        self.get_tokens(issued, 7)
        usage = self.usage(issued)
        self.assertEqual(usage['tokens'], 7)
        self.assertEqual(sum(day['tokens'] for day in usage['days'][-2:]), 7)
        self.assertIn(usage['counted_since'], [day['date'] for day in usage['days'][-2:]])

    def test_what_gave_no_token_counts_not(self):
        issued = self.admin.issue_ok()
        self.assertEqual(self.oauth.token(issued.id, 'sgn_wrong').status, 401)
        self.assertEqual(self.oauth.token(issued.id, issued.secret, scope='nope').status, 400)
        self.assertEqual(self.usage(issued)['tokens'], 0)

    def test_each_secret_for_itself(self):
        issued = self.admin.issue_ok()
        self.get_tokens(issued, 2)
        answer = self.assertStatus(self.admin.start(issued.id, self.admin.find(issued.id).etag),
                                   201)
        second = issuer.Issued(answer)
        self.get_tokens(second, 3)
        self.assertStatus(self.admin.complete(issued.id, self.admin.find(issued.id).etag), 200)
        counts = {}
        for day in self.usage(issued)['days']:
            self.assertEqual(day['tokens'], sum(one['tokens'] for one in day['secrets']))
            for one in day['secrets']:
                counts[one['secret_id']] = counts.get(one['secret_id'], 0) + one['tokens']
        self.assertEqual(counts, {issued.secret_id: 2, second.secret_id: 3})

    def test_the_days(self):
        issued = self.admin.issue_ok()
        for count in (1, 7, 30, 90):
            days = self.usage(issued, days=count)['days']
            self.assertEqual(len(days), count)
            first = datetime.date.fromisoformat(days[0]['date'])
            self.assertEqual([day['date'] for day in days],
                             [str(first + datetime.timedelta(i)) for i in range(count)])
        self.assertEqual(len(self.usage(issued)['days']), 30)
        self.assertIn(days[-1]['date'], (str(today()), str(today() - datetime.timedelta(1))))

    def test_bad_requests(self):
        issued = self.admin.issue_ok()
        path = f'/v1/credentials/{issued.id}/usage'
        for query in ('days=0', 'days=91', 'days=x', 'days=', 'x=1', 'days=1&days=2', 'days=-1'):
            self.assertProblem(self.admin.get(f'{path}?{query}'), 400, 'bad-request')
        self.assertProblem(self.admin.get(f'/v1/credentials/{uuid.uuid4()}/usage'), 404,
                           'not-found')
        self.issuer.set_member(issuer.me(), 'read-only')
        self.addCleanup(self.issuer.set_member, issuer.me(), 'admin')
        self.assertProblem(self.admin.get(path), 403, 'no-access')

    def test_it_goes_with_the_credential(self):
        issued = self.admin.issue_ok()
        self.get_tokens(issued, 1)
        etag = self.admin.find(issued.id).etag
        self.assertStatus(self.admin.delete(issued.id, etag), 204)
        self.assertProblem(self.admin.get(f'/v1/credentials/{issued.id}/usage'), 404, 'not-found')

    def test_many_at_once(self):
        issued = self.admin.issue_ok()

        def work():
            oauth = self.issuer.oauth()
            for _ in range(50):
                oauth.token_ok(issued)
            oauth.close()

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(self.usage(issued)['tokens'], 400)


class Kept(issuer.unittest.TestCase):
    """What becomes of it over time, and when something happens to the issuer."""

    def setUp(self):
        self.issuer = issuer.Issuer()
        self.addCleanup(self.issuer.remove)
        self.issuer.import_organization(issuer.ORGANIZATION)
        self.begin()

    def begin(self):
        self.issuer.start()
        self.admin = self.issuer.admin()
        self.addCleanup(self.admin.close)

    def usage(self, issued, days=30):
        answer = self.admin.get(f'/v1/credentials/{issued.id}/usage', days=days)
        self.assertEqual(answer.status, 200, answer)
        return answer.json

    def write(self, sql, *values):
        with sqlite3.connect(self.issuer.database, timeout=20) as database:
            database.execute(sql, values)
        database.close()

    def read(self, sql):
        with sqlite3.connect(self.issuer.database, timeout=20) as database:
            (value,), = database.execute(sql)
        database.close()
        return value

    def said(self):
        """What stands in its log."""
        return os.pread(self.issuer.errors.fileno(), 1 << 16, 0)

    def get_tokens(self, issued, count):
        oauth = self.issuer.oauth()
        for _ in range(count):
            oauth.token_ok(issued)
        oauth.close()

    def test_an_end_loses_nothing(self):
        issued = self.admin.issue_ok()
        self.get_tokens(issued, 5)
        self.issuer.stop()
        self.begin()
        self.assertEqual(self.usage(issued)['tokens'], 5)

    def test_a_crash_loses_a_second(self):
        issued = self.admin.issue_ok()
        self.get_tokens(issued, 5)
        # By itself: nobody asks for it here.
        issuer.wait_until(lambda: self.read('SELECT total (n_tokens) FROM usage_by_day') == 5,
                          'the tokens to be written')
        self.issuer.process.send_signal(signal.SIGKILL)
        self.issuer.kill()
        self.begin()
        self.assertEqual(self.usage(issued)['tokens'], 5)

    def test_what_cannot_be_written_is_written_later(self):
        issued = self.admin.issue_ok()
        locker = sqlite3.connect(self.issuer.database, isolation_level=None)
        self.addCleanup(locker.close)
        locker.execute('BEGIN IMMEDIATE')
        self.get_tokens(issued, 3)
        issuer.wait_until(lambda: b'cannot be written' in self.said(), 'the issuer to give up')
        self.get_tokens(issued, 4)
        locker.execute('ROLLBACK')
        self.assertEqual(self.usage(issued)['tokens'], 7)
        self.issuer.kill()

    def test_old_days_go(self):
        issued = self.admin.issue_ok()
        now = int(time.time() // DAY)
        for age in (1, 29, 30, 89, 90, 91, 400):
            self.write('INSERT INTO usage_by_day SELECT id, ?, 1, 1 FROM credential', now - age)
        self.write('UPDATE usage_start SET day = 0')
        self.write('UPDATE credential SET created = 1')
        self.assertEqual(self.usage(issued)['tokens'], 2)
        self.assertEqual(self.usage(issued)['counted_since'], '1970-01-01')
        self.assertEqual(self.usage(issued, days=90)['tokens'], 4)
        self.get_tokens(issued, 1)
        self.assertEqual(self.usage(issued, days=90)['tokens'], 5)
        self.assertEqual(self.read('SELECT count(*) FROM usage_by_day'), 5)


if __name__ == '__main__':
    tap.main()
