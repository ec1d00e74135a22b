#!/usr/bin/python3
# test_admin_abuse.py: too much, too random, or not even HTTP
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import http.client
import json
import os
import random
import socket
import sys
import unittest
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import contract  # noqa: E402
import issuer  # noqa: E402
import tap  # noqa: E402
from issuer import ACCOUNT, DATA_PLANS, PLATFORM, PROFILE  # noqa: E402

GOOD = {'display_name': 'Good', 'account_id': ACCOUNT, 'grants': [PROFILE]}


class Base(issuer.IssuerTestCase):
    def count(self):
        return self.admin.get('/v1/credentials', limit=1).json['total']

    def setUp(self):
        super().setUp()
        self.before = self.count()

    def assertNothingNew(self):
        self.assertEqual(self.count(), self.before)


class Mutations(Base):
    """Good requests with something wrong in them, hundreds of them, always the same ones."""

    VALUES = [None, True, False, 0, -1, 1, 7.5, 1e300, 2 ** 53, 2 ** 63, 2 ** 64, '', ' ', 'x',
              '40118', 'profile', 'admin', 'workspace', 'a' * 300, '\u202e', '\x00', '\n', '🔑',
              '2099-01-01T00:00:00Z', '0000-00-00T00:00:00Z', '9999-12-31T23:59:60Z',
              '2099-01-01T00:00:00+99:99', [], {}, [[]], [{}], {'a': {}}, [None], ['x'] * 50,
              PROFILE, [PROFILE], GOOD]

    def mutate(self, random, value):
        if isinstance(value, dict) and value and random.random() < 0.85:
            value = dict(value)
            key = random.choice(sorted(value))
            action = random.random()
            if action < 0.15:
                del value[key]
            elif action < 0.25:
                value[random.choice(['x', '', '/', '~', 'api', 'status', key.upper()])] = \
                    random.choice(self.VALUES)
            else:
                value[key] = self.mutate(random, value[key])
            return value
        if isinstance(value, list) and value and random.random() < 0.85:
            value = list(value)
            index = random.randrange(len(value))
            if random.random() < 0.2:
                value.insert(index, random.choice([value[index], random.choice(self.VALUES)]))
            else:
                value[index] = self.mutate(random, value[index])
            return value
        return random.choice(self.VALUES)

    def test_issue(self):
        generator = random.Random(7)
        full = {**GOOD, 'note': 'n', 'owner': 'o', 'status': 'active',
                'secret_expires': '2099-01-01T00:00:00Z', 'grants': [PROFILE, PLATFORM]}
        seen = set()
        for number in range(500):
            body = full
            for _ in range(generator.randrange(1, 4)):
                body = self.mutate(generator, body)
            with self.subTest(number=number, body=json.dumps(body)[:300]):
                answer = self.admin.issue(body)
                self.assertIn(answer.status, (201, 400, 422))
                seen.add(answer.status)
        self.assertEqual(seen, {201, 400, 422})

    def test_edit(self):
        generator = random.Random(8)
        issued = self.admin.issue_ok(grants=[PROFILE, PLATFORM])
        etag = issued.etag
        full = {'display_name': 'x', 'note': None, 'owner': 'o', 'status': 'active',
                'grants': [PROFILE, DATA_PLANS]}
        for number in range(300):
            patch = self.mutate(generator, self.mutate(generator, full))
            with self.subTest(number=number, patch=json.dumps(patch)[:300]):
                answer = self.admin.edit(issued.id, patch, etag)
                self.assertIn(answer.status, (200, 400, 422))
                etag = answer.etag or etag
                self.assertEqual(self.admin.find(issued.id).etag, etag)

    def test_bytes(self):
        generator = random.Random(9)
        text = json.dumps({**GOOD, 'note': 'é🔑'}, ensure_ascii=False).encode()
        for number in range(400):
            body = bytearray(text)
            for _ in range(generator.randrange(1, 4)):
                body[generator.randrange(len(body))] = generator.randrange(256)
            with self.subTest(number=number, body=bytes(body)):
                answer = self.admin.request(
                    'POST', '/v1/credentials', bytes(body),
                    {'Content-Type': 'application/json', 'Idempotency-Key': f'bytes-{number}'})
                self.assertIn(answer.status, (201, 400, 422))
                # What is taken for JSON must be JSON for everybody else too.
                if answer.status != 400:
                    json.loads(body)


class TooLarge(Base):
    """A body that is too large is refused without being read to its end."""

    def send(self, target, size, chunked=False, method='POST', mime='application/json'):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(issuer.DEADLINE)
        connection.connect(self.issuer.socket)
        self.addCleanup(connection.close)
        head = (f'{method} {target} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {mime}\r\n'
                f'Idempotency-Key: {uuid.uuid4()}\r\nIf-Match: "1"\r\n')
        head += 'Transfer-Encoding: chunked\r\n' if chunked else f'Content-Length: {size}\r\n'
        sent = 0
        try:
            connection.sendall(head.encode() + b'\r\n')
            block = b' ' * 65536
            while sent < size:
                part = block[:size - sent]
                if chunked:
                    connection.sendall(b'%x\r\n%s\r\n' % (len(part), part))
                else:
                    connection.sendall(part)
                sent += len(part)
            if chunked:
                connection.sendall(b'0\r\n\r\n')
        except (BrokenPipeError, ConnectionResetError):
            # It had heard enough; the answer is waiting all the same.
            pass
        response = http.client.HTTPResponse(connection, method=method)
        response.begin()
        answer = issuer.Answer(response.status, response.getheaders(), response.read())
        contract.CONTRACT.check(method, target, {'Content-Type': mime}, b'', answer)
        return answer

    def test_ten_megabytes(self):
        for chunked in (False, True):
            with self.subTest(chunked=chunked):
                self.assertProblem(self.send('/v1/credentials', 10_000_000, chunked),
                                   413, 'too-large')
        self.assertNothingNew()

    def test_everywhere_a_body_is_read(self):
        issued = self.admin.issue_ok()
        path = f'/v1/credentials/{issued.id}'
        self.assertProblem(self.send(path, 2_000_000, method='PATCH'), 413, 'too-large')
        self.assertProblem(self.send(path + '/secrets', 2_000_000), 413, 'too-large')
        self.assertProblem(self.send(path + '/secrets/x', 2_000_000, method='PATCH'),
                           413, 'too-large')
        self.assertProblem(self.send('/v1/members/daemon', 2_000_000, method='PUT'),
                           413, 'too-large')

    def test_just_below_the_limit(self):
        answer = self.send('/v1/credentials', 1024 * 1024)
        self.assertProblem(answer, 400, 'malformed-json')
        self.assertProblem(self.send('/v1/credentials', 1024 * 1024 + 1), 413, 'too-large')

    def test_still_serves_others(self):
        for _ in range(5):
            self.send('/v1/credentials', 5_000_000)
        self.assertStatus(self.admin.issue(GOOD), 201)


class BadHttp(Base):
    """Not even HTTP."""

    def talk(self, data, hear=True):
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(issuer.DEADLINE)
            connection.connect(self.issuer.socket)
            try:
                connection.sendall(data)
                return connection.recv(65536).split(b'\r\n')[0] if hear else b''
            except (BrokenPipeError, ConnectionResetError):
                return b''

    def test_nonsense_is_refused(self):
        post = b'POST /v1/credentials HTTP/1.1\r\nHost: x\r\n'
        for data in (b'GET\r\n\r\n', b'GET / HTTP/9.9\r\n\r\n',
                     # RFC 9112 §3.2
                     b'GET /v1/me HTTP/1.1\r\n\r\n',
                     b'GET /v1/me HTTP/1.1\r\nHost: x\r\n' + b'X: y\r\n' * 20000 + b'\r\n',
                     b'GET /v1/me HTTP/1.1\r\nHost: x\r\nX: ' + b'y' * 200000 + b'\r\n\r\n',
                     post + b'Content-Length: -5\r\n\r\n',
                     post + b'Content-Length: x\r\n\r\n',
                     post + b'Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n'):
            with self.subTest(data=data[:80]):
                self.assertRegex(self.talk(data), rb'^(|HTTP/1\.[01] [45]\d\d .*)$')
        self.assertStatus(self.admin.get('/v1/me'), 200)
        self.assertNothingNew()

    def test_what_never_ends_is_survived(self):
        for data in (b'', b'\x00' * 1000, b'G', b'\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
                     b'POST /v1/credentials HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{'):
            with self.subTest(data=data[:60]):
                self.talk(data, hear=False)
                self.assertStatus(self.admin.get('/v1/me'), 200)
        self.assertNothingNew()

    def test_clients_that_go_away(self):
        for _ in range(50):
            with socket.socket(socket.AF_UNIX) as connection:
                connection.connect(self.issuer.socket)
                connection.sendall(b'POST /v1/credentials HTTP/1.1\r\nHost: x\r\n'
                                   b'Content-Type: application/json\r\nIdempotency-Key: gone\r\n'
                                   b'Content-Length: 500\r\n\r\n{"display_name":')
        self.assertStatus(self.admin.get('/v1/me'), 200)
        self.assertNothingNew()


class FewDescriptors(unittest.TestCase):
    """An issuer that may not open many files finds out soon if it forgets to close some."""

    LIMIT = 64

    def setUp(self):
        self.issuer = issuer.Issuer(wrapper=[
            'sh', '-c', f'ulimit -n {self.LIMIT} && exec "$0" "$@"'])
        self.addCleanup(self.issuer.remove)
        self.issuer.start()

    def ask(self):
        client = self.issuer.admin()
        try:
            return client.get('/v1/me').status == 200
        finally:
            client.close()

    def test_none_is_forgotten(self):
        for _ in range(self.LIMIT * 4):
            self.assertTrue(self.ask())
        for _ in range(self.LIMIT * 4):
            oauth = self.issuer.oauth()
            self.assertEqual(oauth.request('GET', '/.well-known/jwks.json').status, 200)
            oauth.close()
        self.issuer.stop()

    def test_too_many_at_once_are_survived(self):
        for _ in range(3):
            crowd = []
            for _ in range(self.LIMIT * 2):
                connection = socket.socket(socket.AF_UNIX)
                self.addCleanup(connection.close)
                connection.connect(self.issuer.socket)
                crowd.append(connection)
            for connection in crowd:
                connection.close()
            self.assertTrue(self.ask())
        self.issuer.stop()


if __name__ == '__main__':
    tap.main()
