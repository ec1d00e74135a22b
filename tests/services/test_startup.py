#!/usr/bin/python3
# test_startup.py: how the issuer starts, refuses to start, ends and dies
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import pathlib
import shutil
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import threading
import unittest
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import issuer  # noqa: E402
import tap  # noqa: E402

DEFAULT_GRANT = {'api': 'profile', 'permission': 'read-only', 'level': 'workspace',
                 'workspaces': [1]}


def issue(admin, **members):
    return admin.issue_ok(account_id=1, grants=[DEFAULT_GRANT], **members)


class Base(unittest.TestCase):
    def setUp(self):
        issuer.program()
        self.folder = issuer.Folder()
        self.addCleanup(self.folder.remove)

    def make(self, **options):
        made = issuer.Issuer(self.folder, **options)
        self.addCleanup(made.kill)
        return made

    def client(self, of):
        client = of.admin()
        self.addCleanup(client.close)
        return client

    def filled(self):
        """An issuer that ran and has a credential, and that credential."""
        made = self.make().start()
        issued = issue(self.client(made), display_name='Kept')
        made.stop()
        return made, issued

    def fail_to_start(self, made):
        try:
            made.start()
        except issuer.IssuerFailed as failure:
            self.assertEqual(failure.status, 1, failure)
            return failure
        made.kill()
        raise AssertionError('it started')

    def assertFails(self, made, reason):
        """It says why in one sentence for people and one word for programs."""
        failure = self.fail_to_start(made)
        self.assertEqual(failure.reason, reason, failure)
        lines = failure.stderr.strip().split('\n')
        self.assertEqual(len(lines), 1, failure)
        self.assertGreater(len(lines[0].split()), 3, failure)
        self.assertNotIn('sgn_', lines[0])
        return lines[0]


class GoodStarts(Base):
    def test_ready_line_is_all_it_prints(self):
        made = self.make().start()
        made.process.send_signal(signal.SIGTERM)
        self.assertEqual(made.process.stdout.read(), b'')
        made.wait()
        self.assertEqual(made.log, '')

    def test_sigterm_and_sigint(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            made = self.make().start()
            self.client(made).get('/v1/me')
            made.process.send_signal(number)
            made.wait()
            self.assertFalse(os.path.exists(made.socket))

    def test_ends_while_clients_are_connected(self):
        made = self.make().start()
        clients = [self.client(made) for _ in range(5)]
        for client in clients[:3]:
            client.get('/v1/me')
        clients[3].connection.connect()
        clients[4].connection.connect()
        clients[4].connection.sock.sendall(b'POST /v1/credentials HTTP/1.1\r\nHost: x\r\n')
        made.stop()

    def test_after_kill_9(self):
        made, issued = self.filled()
        made.start()
        made.kill()
        self.assertTrue(os.path.exists(made.socket))
        made.start()
        self.assertEqual(self.client(made).find(issued.id).status, 200)
        made.stop()

    def test_default_places(self):
        data, runtime = self.folder / 'data', self.folder / 'run'
        os.mkdir(runtime, 0o700)
        process = subprocess.Popen(
            [issuer.program(), '--listen', '127.0.0.1:0'], stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            env={**os.environ, 'XDG_DATA_HOME': data, 'XDG_RUNTIME_DIR': runtime})
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.kill)
        line = process.stdout.readline().decode()
        path = os.path.join(runtime, 'signet', 'issuer.sock')
        self.assertTrue(line.startswith(f'ready admin=unix:{path} oauth=http://127.0.0.1:'), line)
        self.assertTrue(os.path.exists(os.path.join(data, 'signet', 'issuer.db')))
        for folder in (os.path.join(data, 'signet'), os.path.join(runtime, 'signet')):
            self.assertEqual(stat.S_IMODE(os.stat(folder).st_mode), 0o700, folder)
        client = issuer.Admin(path)
        self.addCleanup(client.close)
        self.assertEqual(client.get('/v1/me').status, 200)
        process.terminate()
        self.assertEqual(process.wait(issuer.DEADLINE), 0)

    def test_listens_on_this_computer_only(self):
        made = self.make().start()
        host, port = urllib.parse.urlsplit(made.oauth_base).netloc.split(':')
        self.assertEqual(host, '127.0.0.1')
        for line in pathlib.Path('/proc/net/tcp').read_text().splitlines()[1:]:
            address, local_port = line.split()[1].split(':')
            if int(local_port, 16) == int(port) and line.split()[3] == '0A':
                self.assertEqual(address, '0100007F')
        made.stop()

    def test_a_database_from_an_empty_file(self):
        made = self.make()
        pathlib.Path(made.database).touch()
        made.start()
        issue(self.client(made))
        made.stop()


class BadDatabase(Base):
    def content(self, made):
        return pathlib.Path(made.database).read_bytes()

    def test_from_a_newer_version(self):
        made, _ = self.filled()
        with sqlite3.connect(made.database) as database:
            database.execute('pragma user_version = 9999')
        database.close()
        before = self.content(made)
        self.assertFails(made, 'database-too-new')
        self.assertEqual(self.content(made), before)
        self.assertEqual(made.cli('member', 'list', check=False).returncode, 1)

    def test_not_a_database(self):
        made = self.make()
        pathlib.Path(made.database).write_bytes(b'This is a letter to my aunt.\n' * 500)
        before = self.content(made)
        self.assertFails(made, 'database-corrupt')
        self.assertEqual(self.content(made), before)

    def test_damaged(self):
        made, _ = self.filled()
        size = os.path.getsize(made.database)
        with open(made.database, 'r+b') as file:
            file.seek(4096)
            file.write(os.urandom(size - 4096))
        before = self.content(made)
        self.assertFails(made, 'database-corrupt')
        self.assertEqual(self.content(made), before)

    def test_of_something_else(self):
        made = self.make()
        with sqlite3.connect(made.database) as database:
            database.execute('create table recipes (id integer primary key, cake text)')
            database.execute("insert into recipes (cake) values ('lemon')")
        database.close()
        self.fail_to_start(made)
        with sqlite3.connect(made.database) as database:
            self.assertEqual(database.execute('select cake from recipes').fetchall(),
                             [('lemon',)])
        database.close()

    def test_a_folder(self):
        made = self.make()
        os.mkdir(made.database)
        self.fail_to_start(made)

    def test_read_only(self):
        wrapper = []
        if os.getuid() == 0:
            # Root reads and writes everything, unless it may not.
            if shutil.which('setpriv') is None:
                self.skipTest('setpriv, which takes rights away from root, is missing')
            wrapper = ['setpriv', '--bounding-set', '-dac_override,-dac_read_search']
        made, _ = self.filled()
        run = self.folder / 'run'
        os.mkdir(run)
        made.socket = os.path.join(run, 's')
        made.wrapper = wrapper
        os.chmod(made.database, 0o400)
        os.chmod(self.folder.path, 0o500)
        self.addCleanup(os.chmod, self.folder.path, 0o700)
        self.assertFails(made, 'database-read-only')

    def test_key_files_gone(self):
        for suffix in ('.hmac-key', '.signing-key.pem'):
            with self.subTest(suffix=suffix):
                made, issued = self.filled()
                path = made.database + suffix
                os.rename(path, path + '.away')
                sentence = self.assertFails(made, 'key-missing')
                self.assertIn(path, sentence)
                self.assertFalse(os.path.exists(path))
                os.rename(path + '.away', path)
                made.start()
                oauth = made.oauth()
                self.assertTrue(oauth.token_ok(issued))
                oauth.close()
                made.stop()
                for name in os.listdir(self.folder.path):
                    os.unlink(self.folder / name)

    def test_key_files_of_another_database(self):
        for suffix in ('.hmac-key', '.signing-key.pem'):
            with self.subTest(suffix=suffix):
                other = issuer.Issuer()
                self.addCleanup(other.remove)
                other.start().stop()
                made, _ = self.filled()
                shutil.copy(other.database + suffix, made.database + suffix)
                self.fail_to_start(made)
                for name in os.listdir(self.folder.path):
                    os.unlink(self.folder / name)

    def test_key_files_broken(self):
        for suffix in ('.hmac-key', '.signing-key.pem'):
            for content in (b'', b'x', os.urandom(5000)):
                with self.subTest(suffix=suffix, content=content[:5]):
                    made, _ = self.filled()
                    pathlib.Path(made.database + suffix).write_bytes(content)
                    self.fail_to_start(made)
                    self.assertEqual(pathlib.Path(made.database + suffix).read_bytes(), content)
                    for name in os.listdir(self.folder.path):
                        os.unlink(self.folder / name)


class Twice(Base):
    def test_the_same_database(self):
        first = self.make().start()
        client = self.client(first)
        issued = issue(client)
        second = self.make(socket=self.folder / 'b.sock')
        sentence = self.assertFails(second, 'database-locked')
        self.assertIn(first.database, sentence)
        self.assertFalse(os.path.exists(second.socket))
        self.assertEqual(client.find(issued.id).status, 200)
        first.stop()
        second.start()
        self.assertEqual(self.client(second).find(issued.id).status, 200)
        second.stop()

    def test_the_same_database_by_another_name(self):
        first = self.make().start()
        os.symlink(first.database, self.folder / 'link.db')
        second = self.make(socket=self.folder / 'b.sock', database=self.folder / 'link.db')
        self.assertFails(second, 'database-locked')
        first.stop()

    def test_the_same_socket(self):
        first = self.make().start()
        second = self.make(database=self.folder / 'other.db')
        self.assertFails(second, 'socket-in-use')
        self.assertEqual(self.client(first).get('/v1/me').status, 200)
        first.stop()

    def test_the_same_port(self):
        first = self.make().start()
        first.stay_on_port()
        second = self.make(database=self.folder / 'other.db', socket=self.folder / 'b.sock',
                           listen=first.listen)
        sentence = self.assertFails(second, 'port-taken')
        self.assertIn(first.listen.split(':')[1], sentence)
        self.assertFalse(os.path.exists(second.socket))
        first.stop()

    def test_a_port_that_somebody_else_has(self):
        with socket.socket() as other:
            other.bind(('127.0.0.1', 0))
            other.listen()
            made = self.make(listen=f'127.0.0.1:{other.getsockname()[1]}')
            self.assertFails(made, 'port-taken')

    def test_the_port_is_free_again_at_once(self):
        made = self.make().start()
        made.stay_on_port()
        oauth = made.oauth()
        for _ in range(3):
            oauth.request('GET', '/.well-known/jwks.json')
            made.restart()
        oauth.close()
        made.stop()

    def test_the_command_line_beside_a_server(self):
        made = self.make().start()
        made.set_member('daemon', 'user')
        self.assertIn('daemon', made.cli('member', 'list').stdout)
        users = [m['user'] for m in self.client(made).get('/v1/members').json['members']]
        self.assertEqual(users, ['daemon'])
        made.stop()

    def test_the_command_line_before_any_server(self):
        made = self.make()
        made.set_member(issuer.me(), 'admin', True)
        made.import_organization(issuer.ORGANIZATION)
        made.start()
        client = self.client(made)
        self.assertIs(client.get('/v1/me').json['custom_role_admin'], True)
        self.assertEqual(client.get('/v1/organization').json, issuer.ORGANIZATION)
        made.stop()


class BadSocket(Base):
    def test_too_long(self):
        made = self.make(socket=self.folder / ('x' * 120))
        self.assertFails(made, 'socket-path')

    def test_the_longest(self):
        room = issuer.UNIX_PATH_MAX - len(self.folder.path) - 1
        made = self.make(socket=self.folder / ('x' * room)).start()
        self.assertEqual(self.client(made).get('/v1/me').status, 200)
        made.stop()

    def test_something_else_is_there(self):
        made = self.make()
        pathlib.Path(made.socket).write_text('not a socket')
        self.assertIn(self.fail_to_start(made).reason, ('socket-path', 'socket-in-use'))
        self.assertEqual(pathlib.Path(made.socket).read_text(), 'not a socket')

    def test_no_runtime_folder(self):
        pathlib.Path(self.folder / 'file').touch()
        made = self.make(socket=self.folder / 'file/run/s')
        self.assertFails(made, 'socket-path')

    def test_runtime_folder_is_made(self):
        made = self.make(socket=self.folder / 'new/s').start()
        self.assertEqual(stat.S_IMODE(os.stat(self.folder / 'new').st_mode), 0o700)
        made.stop()


class BadUsage(Base):
    def assertUsage(self, *arguments, status=2):
        result = subprocess.run(
            [issuer.program(), '--database', self.folder / 'i.db',
             '--admin-socket', self.folder / 's', *arguments],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=issuer.DEADLINE)
        self.assertEqual(result.returncode, status, (arguments, result))
        self.assertNotEqual(result.stderr.strip(), '', arguments)
        self.assertNotIn('ready', result.stdout)
        self.assertFalse(os.path.exists(self.folder / 'i.db'), arguments)

    def test_options(self):
        for arguments in (['--nonsense'], ['--listen'], ['--listen', 'nowhere'],
                          ['--listen', '127.0.0.1:x'], ['--listen', '127.0.0.1:70000'],
                          ['--listen', '127.0.0.1:-1'], ['--listen', '127.0.0.1'],
                          # Secrets go over it in clear, so it is for this computer only.
                          ['--listen', '0.0.0.0:0'], ['--listen', '192.0.2.1:0'],
                          ['--listen', '[::]:0'], ['--listen', 'localhost.example:0'],
                          ['--token-lifetime', '0'], ['--token-lifetime', '-5'],
                          ['--token-lifetime', 'long'], ['--token-lifetime', '99999999999999'],
                          ['serve'], ['member'], ['organization'], ['organization', 'import'],
                          ['demo', '--credentials', 'many'], ['', '']):
            with self.subTest(arguments=arguments):
                self.assertUsage(*arguments)


class BadCatalogue(Base):
    def test_each(self):
        api = {'id': 'a', 'name': 'A', 'identifier': 'urn:a', 'levels': ['account'],
               'permissions': [{'id': 'p', 'name': 'P'}]}
        texts = ['', '{', '[]', '{}', '{"apis": 7}', '{"apis": [7]}', '{"apis": [{}]}']
        texts += [json.dumps({'apis': [{k: v for k, v in api.items() if k != member}]})
                  for member in api]
        texts += [json.dumps({'apis': [{**api, **other}]}) for other in (
            {'levels': []}, {'levels': ['galaxy']}, {'permissions': []},
            {'permissions': [{'id': 'p'}]}, {'id': ''}, {'identifier': ''},
            {'identifier': 'not a URI'}, {'identifier': 'urn:a#part'}, {'identifier': '/a'},
            # These would make tokens that cannot be read back.
            {'id': 'a:b'}, {'id': 'a b'}, {'id': 'a"'}, {'id': 'ä'},
            {'permissions': [{'id': 'p q', 'name': 'P'}]},
            {'permissions': [{'id': '', 'name': 'P'}]},
            {'permissions': [{'id': 'p', 'name': 'P'}, {'id': 'p', 'name': 'Q'}]})]
        texts += [json.dumps({'apis': [api, {**api, 'identifier': 'urn:b'}]}),
                  json.dumps({'apis': [api, {**api, 'id': 'b'}]})]
        path = self.folder / 'catalogue.json'
        made = self.make(arguments=['--catalogue', path])
        for text in texts:
            with self.subTest(text=text):
                pathlib.Path(path).write_text(text)
                self.assertFails(made, 'catalogue-invalid')
        os.unlink(path)
        self.assertFails(made, 'catalogue-invalid')
        pathlib.Path(path).write_text(json.dumps({'apis': [api]}))
        made.start()
        made.stop()


class WithParent(Base):
    def start(self):
        read, self.write = os.pipe()
        made = self.make(arguments=['--with-parent'], stdin=read).start()
        os.close(read)
        return made

    def test_ends_with_its_parent(self):
        made = self.start()
        self.assertEqual(self.client(made).get('/v1/me').status, 200)
        os.close(self.write)
        made.wait()
        self.assertFalse(os.path.exists(made.socket))

    def test_stays_if_told_to(self):
        made = self.start()
        os.write(self.write, b'keep\n')
        os.close(self.write)
        client = self.client(made)
        # It has surely seen the end of its input once these are answered: the input came first.
        for _ in range(50):
            client.get('/v1/me')
        self.assertIsNone(made.process.poll())
        made.stop()

    def test_other_words_do_not_keep_it(self):
        made = self.start()
        os.write(self.write, b'keeper\nstay\nke')
        os.close(self.write)
        made.wait()

    def test_without_the_option_input_does_not_matter(self):
        made = self.make(stdin=subprocess.DEVNULL).start()
        client = self.client(made)
        for _ in range(50):
            client.get('/v1/me')
        self.assertIsNone(made.process.poll())
        made.stop()


class Killed(Base):
    def test_nothing_acknowledged_is_lost(self):
        made = self.make().start()
        acknowledged = []
        for turn in range(3):
            enough = threading.Event()

            def stream(name, socket_path=made.socket, enough=enough):
                client = issuer.Admin(socket_path)
                try:
                    for number in range(100000):
                        issued = issue(client, display_name=f'{name}.{number}')
                        changed = client.edit(issued.id, {'note': 'edited'}, issued.etag)
                        acknowledged.append((issued, changed.json))
                        if number >= 5 + 7 * turn:
                            enough.set()
                except (OSError, issuer.http.client.HTTPException):
                    pass
                finally:
                    client.close()

            threads = [threading.Thread(target=stream, args=(f'{turn}.{n}',)) for n in range(4)]
            for thread in threads:
                thread.start()
            self.assertTrue(enough.wait(issuer.DEADLINE))
            made.kill()
            for thread in threads:
                thread.join(issuer.DEADLINE)
            made.start()
            client = issuer.Admin(made.socket)
            for issued, expected in acknowledged:
                found = client.find(issued.id).json
                self.assertEqual(found, expected)
            rows = client.walk('/v1/credentials', 'credentials', limit=1000)
            for row in rows:
                events = client.get('/v1/audit', credential=row['client_id']).json['events']
                self.assertEqual(len(events), row['revision'])
                self.assertEqual(len(row['secrets']), 1)
            client.close()
        oauth = made.oauth()
        for issued, _ in acknowledged[::5]:
            self.assertTrue(oauth.token_ok(issued))
        oauth.close()
        made.stop()
        with sqlite3.connect(made.database) as database:
            self.assertEqual(database.execute('pragma integrity_check').fetchall(), [('ok',)])
        database.close()


class FullDisk(Base):
    """On a disk of its own, small enough to be filled."""

    def setUp(self):
        super().setUp()
        self.disk = self.folder / 'disk'
        os.mkdir(self.disk)
        mounted = subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=1m', 'signet', self.disk],
                                 capture_output=True, text=True)
        if mounted.returncode != 0:
            self.skipTest('no disk of its own can be mounted here')
        self.addCleanup(subprocess.run, ['umount', '-l', self.disk], check=False)

    def fill(self):
        with open(os.path.join(self.disk, 'filler'), 'wb', buffering=0) as file:
            try:
                while True:
                    file.write(b'\0' * 4096)
            except OSError:
                pass

    def test_while_running(self):
        made = self.make(database=os.path.join(self.disk, 'i.db')).start()
        client = self.client(made)
        kept = issue(client)
        rotating = issue(client)
        etag = client.start(rotating.id, rotating.etag).etag
        self.fill()
        answer = issuer.wait_until(lambda: self.refused(client), 'the disk is full')
        self.assertEqual(answer.code, 'storage-full', answer)
        for answer in (client.edit(kept.id, {'note': 'x' * 2000}, kept.etag),
                       client.start(kept.id, kept.etag),
                       client.delete(kept.id, kept.etag),
                       client.revoke(kept.id, kept.secret_id, kept.etag),
                       client.complete(rotating.id, etag),
                       client.cancel(rotating.id, etag),
                       client.request('PUT', '/v1/members/daemon', {'role': 'user'})):
            # One that still fits may be done, and then the next of the same is too late.
            self.assertIn(answer.status, (200, 201, 204, 412, 507), answer)
        os.unlink(os.path.join(self.disk, 'filler'))
        issued = issue(client, display_name='There is room again')
        oauth = made.oauth()
        self.assertTrue(oauth.token_ok(issued))
        oauth.close()
        made.stop()

    def refused(self, client):
        answer = client.issue(account_id=1, grants=[DEFAULT_GRANT], note='x' * 2000)
        return answer if answer.status != 201 else None

    def test_at_the_start(self):
        self.fill()
        self.assertFails(self.make(database=os.path.join(self.disk, 'i.db')), 'storage-full')


if __name__ == '__main__':
    tap.main()
