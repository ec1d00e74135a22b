#!/usr/bin/python3
# test_admin_changes.py: what was changed since, told as soon as it happens
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import copy
import os
import signal
import subprocess
import sys
import threading
import time
import unittest
import urllib.parse
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import contract  # noqa: E402
import issuer  # noqa: E402
import tap  # noqa: E402

# Longer than any test takes: whoever is answered sooner was told, and did not give up.
LONG = 15

NOTHING = {'credentials': [], 'deleted': [], 'surroundings': False, 'more': False,
           'reset': False}

# A client that waits until it is killed.
WAITER = '''
import socket, sys
connection = socket.socket(socket.AF_UNIX)
connection.connect(sys.argv[1])
connection.sendall(b'GET /v1/changes?wait=60&after=%s HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n'
                   % sys.argv[2].encode())
print('asked', flush=True)
connection.recv(1)
'''


class Waiting(threading.Thread):
    """Somebody who waits, and what they were told in the end."""

    def __init__(self, admin, **query):
        super().__init__(daemon=True)
        self.admin = admin
        self.target = '/v1/changes?' + urllib.parse.urlencode(query)
        self.answer = None
        # On an open connection, so that what is asked on another after this is heard after it.
        admin.get('/v1/me')
        admin.connection.request('GET', self.target)
        self.start()

    def run(self):
        response = self.admin.connection.getresponse()
        answer = issuer.Answer(response.status, response.getheaders(), response.read())
        contract.CONTRACT.check('GET', self.target, {}, None, answer)
        self.answer = answer

    def told(self):
        self.join(LONG + issuer.DEADLINE)
        self.admin.close()
        if self.answer is None:
            raise AssertionError('there was no answer')
        return self.answer


class Base(issuer.IssuerTestCase):
    def setUp(self):
        super().setUp()
        self.counter = self.now()

    def now(self):
        return self.changes()['counter']

    def changes(self, **query):
        return self.assertStatus(self.admin.get('/v1/changes', **query), 200).json

    def wait(self, after=None, wait=LONG):
        """Begins to wait on a connection of its own, and knows that the issuer has heard it."""
        waiting = Waiting(self.issuer.admin(), wait=wait,
                          after=self.counter if after is None else after)
        self.admin.get('/v1/me')
        return waiting

    def assertTold(self, answer, **members):
        self.assertEqual({k: v for k, v in answer.items() if k != 'counter'},
                         {**NOTHING, **members})


class Asking(Base):
    def test_the_counter_alone(self):
        answer = self.changes()
        self.assertTold(answer)
        self.assertEqual(self.changes(wait=60), answer)
        self.admin.issue_ok()
        self.assertEqual(self.now(), answer['counter'] + 1)

    def test_the_counter_is_the_newest_event(self):
        self.admin.issue_ok()
        newest = self.admin.get('/v1/audit', limit=1).json['events'][0]
        self.assertEqual(self.now(), newest['id'])

    def test_nothing(self):
        answer = self.changes(after=self.counter)
        self.assertEqual(answer, {'counter': self.counter, **NOTHING})

    def test_issued(self):
        issued = self.admin.issue_ok(display_name='Told')
        answer = self.changes(after=self.counter)
        self.assertTold(answer, credentials=[self.admin.find(issued.id).json])
        self.assertTold(self.changes(after=answer['counter']))

    def test_once_and_as_it_is_now(self):
        one, two = self.admin.issue_ok(), self.admin.issue_ok()
        etag = self.admin.edit(one.id, {'note': 'a'}, one.etag).etag
        self.admin.edit(one.id, {'note': 'b', 'status': 'inactive'}, etag)
        answer = self.changes(after=self.counter)
        told = {c['client_id']: c for c in answer['credentials']}
        self.assertEqual(len(answer['credentials']), 2)
        self.assertEqual(told, {i.id: self.admin.find(i.id).json for i in (one, two)})

    def test_all_kinds_of_changes(self):
        issued = self.admin.issue_ok()
        etag = issued.etag
        steps = [
            lambda: self.admin.edit(issued.id, {'owner': 'me'}, etag),
            lambda: self.admin.edit(issued.id, {'status': 'inactive'}, etag),
            lambda: self.admin.edit(issued.id, {'status': 'active'}, etag),
            lambda: self.admin.set_expiry(issued.id, issued.secret_id,
                                          {'expires': '2099-01-01T00:00:00Z'}, etag),
            lambda: self.admin.start(issued.id, etag),
            lambda: self.admin.cancel(issued.id, etag),
            lambda: self.admin.start(issued.id, etag),
            lambda: self.admin.complete(issued.id, etag),
            lambda: self.admin.revoke(issued.id, answer.json['secrets'][0]['id'], etag),
        ]
        for step in steps:
            counter = self.now()
            answer = step()
            self.assertIn(answer.status, (200, 201), answer)
            etag = answer.etag
            self.assertTold(self.changes(after=counter),
                            credentials=[self.admin.find(issued.id).json])

    def test_deleted(self):
        issued, other = self.admin.issue_ok(), self.admin.issue_ok()
        self.admin.delete(issued.id, issued.etag)
        answer = self.changes(after=self.counter)
        self.assertTold(answer, credentials=[self.admin.find(other.id).json],
                        deleted=[issued.id])
        self.assertTold(self.changes(after=answer['counter'] - 1), deleted=[issued.id])

    def test_surroundings(self):
        organization = copy.deepcopy(issuer.ORGANIZATION)
        organization['accounts'][0]['workspaces'].append({'id': 40121, 'name': 'US Testing'})
        self.issuer.import_organization(organization)
        answer = self.changes(after=self.counter)
        self.assertTold(answer, surroundings=True)
        self.assertStatus(self.admin.request('PUT', '/v1/members/daemon', {'role': 'user'}), 201)
        self.assertTold(self.changes(after=answer['counter']), surroundings=True)
        counter = self.now()
        self.admin.request('DELETE', '/v1/members/daemon', None, {'If-Match': '"1"'})
        self.assertTold(self.changes(after=counter), surroundings=True)

    def test_of_another_database(self):
        answer = self.changes(after=self.counter + 1000, wait=60)
        self.assertEqual(answer, {**NOTHING, 'counter': self.counter, 'reset': True})

    def test_what_changes_nothing_is_not_told(self):
        issued = self.admin.issue_ok()
        counter = self.now()
        self.assertStatus(self.admin.edit(issued.id, {'note': ''}, issued.etag), 200)
        self.assertProblem(self.admin.edit(issued.id, {'note': 'x'}, '"77"'), 412,
                           'changed-meanwhile')
        self.assertStatus(self.oauth.token(issued.id, issued.secret), 200)
        self.assertEqual(self.changes(after=counter), {'counter': counter, **NOTHING})

    def test_a_denied_attempt_is_not_told(self):
        self.addCleanup(self.issuer.set_member, issuer.me(), 'admin')
        grants = [issuer.CUSTOM_ROLES]
        self.assertStatus(self.admin.issue(grants=grants), 403)
        self.assertEqual(self.admin.get('/v1/audit').json['events'][0]['outcome'], 'denied')
        self.assertEqual(self.changes(after=self.counter), {'counter': self.counter, **NOTHING})

    def test_last_used_comes_with_the_next_change(self):
        issued = self.admin.issue_ok()
        counter = self.now()
        self.oauth.token_ok(issued)
        self.admin.edit(issued.id, {'note': 'used'}, issued.etag)
        told, = self.changes(after=counter)['credentials']
        self.assertIsNotNone(told['last_used'])

    def test_head(self):
        answer = self.admin.request('HEAD', f'/v1/changes?after={self.counter}')
        self.assertStatus(answer, 200)

    def test_bad_parameters(self):
        for query in ('after=-1', 'after=x', 'after=', 'after=9007199254740992', 'wait=61',
                      'wait=-1', 'wait=1.5', 'x=1', 'after=1&after=1'):
            with self.subTest(query=query):
                self.assertProblem(self.admin.get(f'/v1/changes?{query}'), 400, 'bad-request')


class More(Base):
    def test_in_parts(self):
        issued = [self.admin.issue_ok() for _ in range(502)]
        self.admin.edit(issued[0].id, {'note': 'last now'}, issued[0].etag)
        self.admin.delete(issued[1].id, issued[1].etag)
        first = self.changes(after=self.counter)
        self.assertTrue(first['more'])
        self.assertEqual([c['client_id'] for c in first['credentials']],
                         [i.id for i in issued[2:502]])
        self.assertTold({**first, 'credentials': []}, more=True)
        second = self.changes(after=first['counter'])
        self.assertTold(second, credentials=[self.admin.find(issued[0].id).json],
                        deleted=[issued[1].id])
        self.assertEqual(second['counter'], self.now())


class Waits(Base):
    def test_time_is_over(self):
        begin = time.monotonic()
        answer = self.wait(wait=1).told()
        self.assertGreaterEqual(time.monotonic() - begin, 0.9)
        self.assertEqual(answer.json, {'counter': self.counter, **NOTHING})

    def test_others_are_answered_meanwhile(self):
        waiting = self.wait()
        for _ in range(20):
            self.assertStatus(self.admin.get('/v1/credentials', limit=1), 200)
        self.assertTrue(waiting.is_alive())
        issued = self.admin.issue_ok()
        self.assertEqual(waiting.told().json['credentials'][0]['client_id'], issued.id)

    def test_told_at_once(self):
        delays = []
        for _ in range(20):
            waiting = self.wait()
            begin = time.monotonic()
            self.admin.issue_ok()
            waiting.told()
            delays.append(time.monotonic() - begin)
            self.counter = self.now()
        # Not after the half second in which it is looked for the changes of others.
        self.assertLess(sorted(delays)[10], 0.2, delays)

    def test_told_of_the_command_line(self):
        waiting = self.wait()
        begin = time.monotonic()
        self.issuer.set_member('daemon', 'read-only')
        committed = time.monotonic()
        self.assertTold(waiting.told().json, surroundings=True)
        self.assertLess(time.monotonic() - committed, 1 + (committed - begin))

    def test_nothing_that_is_denied_ends_the_waiting(self):
        waiting = self.wait(wait=1)
        self.assertStatus(self.admin.issue(grants=[issuer.CUSTOM_ROLES]), 403)
        self.assertEqual(waiting.told().json, {'counter': self.counter, **NOTHING})

    def test_the_connection_can_be_used_again(self):
        admin = self.issuer.admin()
        self.addCleanup(admin.close)
        for _ in range(3):
            self.assertStatus(admin.get('/v1/changes', after=self.counter, wait=1), 200)
        self.assertStatus(admin.get('/v1/me'), 200)

    def test_many(self):
        waiting = [self.wait() for _ in range(100)]
        begin = time.monotonic()
        issued = self.admin.issue_ok()
        for one in waiting:
            self.assertEqual(one.told().json['credentials'][0]['client_id'], issued.id)
        self.assertLess(time.monotonic() - begin, LONG / 2)

    def test_more_than_may(self):
        """Those who come too late are answered at once, and all others go on."""
        clients = []
        self.addCleanup(lambda: [c.close() for c in clients])
        request = (f'GET /v1/changes?after={self.counter}&wait=60 HTTP/1.1\r\n'
                   'Host: x\r\n\r\n').encode()
        for _ in range(520):
            connection = issuer.UnixConnection(self.issuer.socket, None)
            connection.connect()
            connection.sock.sendall(request)
            clients.append(connection.sock)
        self.assertStatus(self.admin.get('/v1/me'), 200)
        for late in clients[-10:]:
            self.assertTrue(late.recv(100).startswith(b'HTTP/1.1 200'))
        self.admin.issue_ok()
        for early in clients[:10]:
            self.assertTrue(early.recv(100).startswith(b'HTTP/1.1 200'))


class TakenAway(Base):
    def test_while_waiting(self):
        for take_away in (self.by_the_command_line, self.by_somebody_else):
            with self.subTest(how=take_away.__name__):
                self.counter = self.now()
                waiting = self.wait()
                try:
                    take_away()
                    self.assertProblem(waiting.told(), 403, 'no-access')
                    self.assertProblem(self.admin.get('/v1/changes'), 403, 'no-access')
                finally:
                    self.issuer.set_member(issuer.me(), 'admin')

    def by_the_command_line(self):
        self.issuer.set_member(issuer.me(), 'user')

    def by_somebody_else(self):
        user = f'/v1/members/{issuer.me()}'
        members = self.admin.get('/v1/members').json['members']
        mine = next(m for m in members if m['user'] == issuer.me())
        self.admin.request('PUT', user, {'role': 'read-only'},
                           {'If-Match': f'"{mine["revision"]}"'})


class Gone(Base):
    def n_fds(self):
        return len(os.listdir(f'/proc/{self.issuer.process.pid}/fd'))

    def ask_and_be_killed(self):
        client = subprocess.Popen([sys.executable, '-c', WAITER, self.issuer.socket,
                                   str(self.counter)], stdout=subprocess.PIPE)
        client.stdout.readline()
        self.admin.get('/v1/me')
        client.send_signal(signal.SIGKILL)
        client.wait()
        client.stdout.close()

    @unittest.skipUnless(os.getuid() == 0, 'only root can look into a hardened process')
    def test_killed_clients_cost_nothing(self):
        self.admin.get('/v1/me')
        before = self.n_fds()
        for _ in range(10):
            self.ask_and_be_killed()
        issuer.wait_until(lambda: self.n_fds() == before, 'their connections are closed', 5)
        self.assertStatus(self.admin.get('/v1/me'), 200)

    def test_killed_while_it_is_told(self):
        for _ in range(5):
            client = subprocess.Popen([sys.executable, '-c', WAITER, self.issuer.socket,
                                       str(self.counter)], stdout=subprocess.PIPE)
            client.stdout.readline()
            client.send_signal(signal.SIGKILL)
            self.admin.issue_ok()
            client.wait()
            client.stdout.close()
            self.assertStatus(self.admin.get('/v1/me'), 200)

    def test_nobody_looks_while_nobody_waits(self):
        def switches():
            total = 0
            for task in os.listdir(f'/proc/{self.issuer.process.pid}/task'):
                base = f'/proc/{self.issuer.process.pid}/task/{task}'
                with open(f'{base}/comm', encoding='utf-8') as file:
                    if file.read().strip() != 'http-server':
                        continue
                with open(f'{base}/status', encoding='utf-8') as file:
                    total += sum(int(line.split()[1]) for line in file
                                 if line.startswith('voluntary_ctxt_switches'))
            return total
        self.wait(wait=1).told()
        # Longer than the half second after which it would be looked again.
        before = switches()
        self.assertGreater(before, 0)
        time.sleep(1.3)
        self.assertLessEqual(switches() - before, 1)


class Stops(issuer.IssuerTestCase):
    def test_while_somebody_waits(self):
        counter = self.admin.get('/v1/changes').json['counter']
        waiting = [Waiting(self.issuer.admin(), after=counter, wait=60) for _ in range(50)]
        self.admin.get('/v1/me')
        self.admin.close()
        begin = time.monotonic()
        self.issuer.stop()
        self.assertLess(time.monotonic() - begin, 3)
        for one in waiting:
            self.assertEqual(one.told().json, {'counter': counter, **NOTHING})
        self.issuer.start()
        self.assertEqual(self.issuer.admin().get('/v1/changes').json['counter'], counter)


class AnotherDatabase(unittest.TestCase):
    def test_a_new_file(self):
        one = issuer.Issuer().start()
        self.addCleanup(one.remove)
        admin = one.admin()
        self.addCleanup(admin.close)
        self.assertEqual(admin.get('/v1/changes').json, {'counter': 0, **NOTHING})
        answer = admin.get('/v1/changes', after=5, wait=60).json
        self.assertEqual(answer, {**NOTHING, 'counter': 0, 'reset': True})
        self.assertEqual(admin.get('/v1/changes', after=0).json, {'counter': 0, **NOTHING})
        body = {'display_name': 'First', 'account_id': 1, 'grants': [issuer.PLATFORM],
                'owner': str(uuid.uuid4())}
        client_id = issuer.Issued(admin.issue(body)).id
        answer = admin.get('/v1/changes', after=0).json
        self.assertEqual((answer['counter'], answer['credentials'][0]['client_id']),
                         (1, client_id))


if __name__ == '__main__':
    tap.main()
