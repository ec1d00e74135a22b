#!/usr/bin/python3
# test_passed_sockets.py: the issuer as a service that is started by its sockets
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import signal
import socket
import stat
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import issuer  # noqa: E402
import tap  # noqa: E402


class Base(unittest.TestCase):
    def setUp(self):
        super().setUp()
        issuer.program()
        self.folder = issuer.Folder()
        self.addCleanup(self.folder.remove)

    def listen(self, family, address, kind=socket.SOCK_STREAM):
        made = socket.socket(family, kind)
        self.addCleanup(made.close)
        made.bind(address)
        if kind == socket.SOCK_STREAM:
            made.listen(16)
        return made

    def local(self, name='passed.sock'):
        made = self.listen(socket.AF_UNIX, self.folder / name)
        os.chmod(self.folder / name, 0o600)
        return made

    def loopback(self):
        return self.listen(socket.AF_INET, ('127.0.0.1', 0))

    def make(self, *sockets, **options):
        """An issuer that is given SOCKETS; one for the admin API has the name of local()."""
        made = issuer.Issuer(self.folder, sockets=sockets, **options)
        if any(getattr(passed, 'family', None) == socket.AF_UNIX for passed in sockets):
            made.socket = self.folder / 'passed.sock'
        self.addCleanup(made.kill)
        return made

    def client(self, of):
        client = of.admin()
        self.addCleanup(client.close)
        return client


class Served(Base):
    def test_both_in_any_order(self):
        for reverse in (False, True):
            local = self.local(f'{reverse}.sock')
            loopback = self.loopback()
            passed = (loopback, local) if reverse else (local, loopback)
            made = self.make(*passed)
            made.socket = self.folder / f'{reverse}.sock'
            made.start()
            port = loopback.getsockname()[1]
            self.assertEqual(made.oauth_base, f'http://127.0.0.1:{port}')
            self.assertEqual(self.client(made).get('/v1/me').json['role'], 'admin')
            issued = self.client(made).issue_ok(account_id=1, grants=[
                {'api': 'profile', 'permission': 'read-only', 'level': 'workspace',
                 'workspaces': [1]}])
            made.oauth().token_ok(issued)
            made.stop()

    def test_who_came_before_it_ran(self):
        """What makes it start is answered, too, and again after it has ended."""
        made = self.make(self.local(), self.loopback())
        for _ in range(2):
            early = self.client(made)
            early.connection.connect()
            early.connection.sock.sendall(b'GET /v1/me HTTP/1.1\r\nHost: localhost\r\n\r\n')
            made.start()
            self.assertTrue(early.connection.sock.recv(15).startswith(b'HTTP/1.1 200'))
            made.stop()

    def test_the_file_of_the_socket_stays(self):
        """It belongs to whoever made it, who goes on listening."""
        made = self.make(self.local(), self.loopback()).start()
        made.stop()
        self.assertTrue(stat.S_ISSOCK(os.stat(made.socket).st_mode))

    def test_one_is_passed_and_the_other_made(self):
        made = self.make(self.local()).start()
        self.assertEqual(self.client(made).get('/v1/me').status, 200)
        self.assertEqual(made.oauth().request('GET', '/.well-known/jwks.json').status, 200)
        made.stop()
        made = self.make(self.loopback()).start()
        self.assertEqual(self.client(made).get('/v1/me').status, 200)
        made.stop()
        self.assertFalse(os.path.exists(made.socket))

    def test_others_are_known_by_their_user(self):
        if os.getuid() != 0:
            self.skipTest('only the superuser can become somebody else')
        made = self.make(self.local(), self.loopback()).start()
        os.chmod(self.folder.path, 0o755)
        os.chmod(made.socket, 0o666)
        other = made.admin(uid=65534)
        self.addCleanup(other.close)
        self.assertEqual(other.get('/v1/me').json['uid'], 65534)
        self.assertEqual(other.get('/v1/credentials').status, 403)
        made.stop()

    def test_variables_of_another_process(self):
        """Whoever hands its own surroundings down has passed nothing."""
        made = self.make(environment={'LISTEN_PID': '1', 'LISTEN_FDS': '2'}).start()
        self.assertEqual(self.client(made).get('/v1/me').status, 200)
        made.stop()

    def test_another_that_serves_the_database(self):
        first = self.make().start()
        second = self.make(self.local(), self.loopback())
        with self.assertRaises(issuer.IssuerFailed) as caught:
            second.start()
        self.assertEqual(caught.exception.reason, 'database-locked')
        first.stop()


class Refused(Base):
    def assertRefused(self, words, *sockets):
        made = self.make(*sockets)
        with self.assertRaises(issuer.IssuerFailed) as caught:
            made.start()
        failure = caught.exception
        self.assertEqual((failure.status, failure.reason), (1, 'socket-passed'), failure)
        self.assertIn(words, failure.stderr)
        self.assertFalse(os.path.exists(made.database), 'it touched the database')

    def test_not_on_this_computer_only(self):
        for address in ('0.0.0.0', '127.0.0.2'):
            self.assertRefused('is not on 127.0.0.1',
                               self.listen(socket.AF_INET, (address, 0)))

    def test_not_a_family_it_serves(self):
        try:
            passed = self.listen(socket.AF_INET6, ('::1', 0))
        except OSError as error:
            self.skipTest(f'there is no IPv6: {error}')
        self.assertRefused('neither a UNIX socket nor', passed)

    def test_not_listening(self):
        silent = socket.socket(socket.AF_UNIX)
        self.addCleanup(silent.close)
        datagrams = self.listen(socket.AF_INET, ('127.0.0.1', 0), socket.SOCK_DGRAM)
        with open(self.folder / 'file', 'wb') as file:
            for passed in (silent, datagrams, file):
                self.assertRefused('no socket that listens', passed)

    def test_in_no_folder(self):
        self.assertRefused('is in no folder',
                           self.listen(socket.AF_UNIX, f'\0signet-test-{os.getpid()}'))

    def test_too_many(self):
        self.assertRefused('More than one', self.loopback(), self.loopback())
        self.assertRefused('More than one', self.local('a'), self.local('b'))


class Told(Base):
    """What a service manager hears of it."""

    def listen_to(self, address):
        made = self.listen(socket.AF_UNIX, address, socket.SOCK_DGRAM)
        made.settimeout(issuer.DEADLINE)
        return made

    def test_ready_and_stopping(self):
        name = f'signet-notify-{os.getpid()}'
        for address, variable in ((self.folder / 'notify', self.folder / 'notify'),
                                  (f'\0{name}', f'@{name}')):
            manager = self.listen_to(address)
            made = self.make(environment={'NOTIFY_SOCKET': variable}).start()
            self.assertEqual(manager.recv(100), b'READY=1')
            made.process.send_signal(signal.SIGTERM)
            self.assertEqual(manager.recv(100), b'STOPPING=1')
            made.wait()

    def test_nobody_listens(self):
        for variable in ('relative', '/', self.folder / 'gone', '/' + 'x' * 200):
            made = self.make(environment={'NOTIFY_SOCKET': variable}).start()
            made.process.send_signal(signal.SIGTERM)
            self.assertEqual(made.process.wait(issuer.DEADLINE), 0)
            made.finish()

    def test_not_ready_where_it_fails(self):
        manager = self.listen_to(self.folder / 'notify')
        made = self.make(listen='127.0.0.1:0', database='/dev/null/i.db',
                         environment={'NOTIFY_SOCKET': self.folder / 'notify'})
        with self.assertRaises(issuer.IssuerFailed):
            made.start()
        manager.setblocking(False)
        with self.assertRaises(BlockingIOError):
            manager.recv(100)


if __name__ == '__main__':
    tap.main()
