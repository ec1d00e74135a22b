# issuer.py: a real signet-issuer for a test, and clients for both of its doors
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The program under test is $SIGNET_ISSUER. Nothing here knows how it works inside: it is
started as a person would start it, spoken to over its sockets, and asked to end by SIGTERM.
"""

import base64
import http.client
import itertools
import json
import os
import pathlib
import pwd
import selectors
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse
import uuid

import contract

DEADLINE = 20
UNIX_PATH_MAX = 107

# Gives its own descriptors, named before the dashes, to a program as a service manager does.
PASS_SOCKETS = '''
import fcntl, os, sys
dashes = sys.argv.index('--')
aside = [fcntl.fcntl(int(fd), fcntl.F_DUPFD, 100) for fd in sys.argv[1:dashes]]
for number, fd in enumerate(aside, 3):
    os.dup2(fd, number)
    os.close(fd)
os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS=str(len(aside)))
os.execv(sys.argv[dashes + 1], sys.argv[dashes + 1:])
'''

ROLES = ['admin', 'compliance-admin', 'support-access', 'user', 'read-only', 'compliance',
         'audiences-only']
ROLES_WITH_ACCESS = ROLES[:3]

# Two accounts, so that one can be mistaken for the other.
ORGANIZATION = {
    'id': 77,
    'name': 'Acme Retail',
    'accounts': [
        {'id': 3310, 'name': 'Acme US', 'workspaces': [
            {'id': 40118, 'name': 'US Production'},
            {'id': 40119, 'name': 'US Staging'},
            {'id': 40120, 'name': 'US Development'},
        ]},
        {'id': 3311, 'name': 'Acme EU', 'workspaces': [
            {'id': 50001, 'name': 'EU Production'},
            {'id': 50002, 'name': 'EU Staging'},
        ]},
    ],
}
ACCOUNT = 3310
OTHER_ACCOUNT = 3311
WORKSPACES = [40118, 40119, 40120]
OTHER_WORKSPACES = [50001, 50002]

PROFILE = {'api': 'profile', 'permission': 'read-only', 'level': 'workspace',
           'workspaces': [40118]}
PLATFORM = {'api': 'platform', 'permission': 'admin', 'level': 'account'}
DATA_PLANS = {'api': 'data-plans', 'permission': 'admin', 'level': 'workspace',
              'workspaces': [40118, 40119]}
CUSTOM_ROLES = {'api': 'custom-roles', 'permission': 'admin', 'level': 'organization'}

PROBLEM = 'urn:signet:problem:'


def program():
    path = os.environ.get('SIGNET_ISSUER')
    if path is None:
        raise unittest.SkipTest('SIGNET_ISSUER does not say which program to test')
    return path


def me():
    return pwd.getpwuid(os.getuid()).pw_name


def wait_until(condition, what, deadline=DEADLINE):
    """Waits until CONDITION gives something true, and gives that."""
    end = time.monotonic() + deadline
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f'after {deadline} s still not: {what}')
        time.sleep(0.01)


class Folder:
    """A new folder, gone at the end. Its path is short enough for a UNIX socket."""

    def __init__(self):
        self.path = tempfile.mkdtemp(prefix='sgn-')
        if len(self.path) > UNIX_PATH_MAX - 20:
            os.rmdir(self.path)
            self.path = tempfile.mkdtemp(prefix='sgn-', dir='/tmp')

    def __truediv__(self, name):
        return os.path.join(self.path, name)

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    def header(self, name):
        for key, value in self.headers:
            if key.lower() == name.lower():
                return value
        return None

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def code(self):
        """The code of a problem, None if it is none."""
        if self.header('content-type') != 'application/problem+json':
            return None
        return self.json['type'].removeprefix(PROBLEM)

    @property
    def errors(self):
        """The field problems as a set of (pointer, code)."""
        return {(e['pointer'], e['code']) for e in self.json.get('errors', [])}

    @property
    def etag(self):
        return self.header('etag')

    @property
    def next(self):
        """The target of Link: rel="next"."""
        link = self.header('link')
        return None if link is None else link[1:link.index('>')]

    def __repr__(self):
        return f'<{self.status} {self.body[:400]!r}>'


def connect_as(uid, path):
    """A connection to PATH that another user made."""
    ours, theirs = socket.socketpair()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            ours.close()
            os.setgroups([])
            os.setgid(uid)
            os.setuid(uid)
            connection = socket.socket(socket.AF_UNIX)
            connection.connect(path)
            socket.send_fds(theirs, [b'x'], [connection.fileno()])
            status = 0
        finally:
            os._exit(status)
    theirs.close()
    try:
        _, fds, _, _ = socket.recv_fds(ours, 1, 1)
    finally:
        ours.close()
        _, status = os.waitpid(child, 0)
    if status != 0 or not fds:
        raise ConnectionError(f'user {uid} cannot connect to {path}')
    return socket.socket(fileno=fds[0])


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path, uid):
        super().__init__('localhost', timeout=DEADLINE)
        self.path = path
        self.uid = uid

    def connect(self):
        if self.uid is not None:
            self.sock = connect_as(self.uid, self.path)
        else:
            self.sock = socket.socket(socket.AF_UNIX)
            self.sock.connect(self.path)
        self.sock.settimeout(self.timeout)


class Admin:
    """A client of the admin API. Each thread needs its own."""

    def __init__(self, path, uid=None):
        self.path = path
        self.connection = UnixConnection(path, uid)

    def close(self):
        self.connection.close()

    def request(self, method, target, body=None, headers=None):
        """Sends BODY (bytes, or something to be JSON) and checks the answer."""
        headers = dict(headers or {})
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
            headers.setdefault('Content-Type', 'application/json')
        answer = self.exchange(method, target, body, headers)
        contract.CONTRACT.check(method, target, headers, body, answer)
        return answer

    def exchange(self, method, target, body, headers):
        for attempt in itertools.count():
            fresh = self.connection.sock is None
            try:
                self.connection.request(method, target, body, headers)
                response = self.connection.getresponse()
                return Answer(response.status, response.getheaders(), response.read())
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                # An idle connection may have been closed; a new one may not.
                self.connection.close()
                if fresh or attempt > 0:
                    raise

    def get(self, target, **query):
        if query:
            target += '?' + urllib.parse.urlencode(query)
        return self.request('GET', target)

    # The verbs of the domain. `key` and `etag` may be None to leave the header out.

    def issue(self, body=None, key='', **members):
        if body is None:
            body = {'display_name': 'Test', 'account_id': ACCOUNT, 'grants': [PROFILE],
                    **members}
        return self.request('POST', '/v1/credentials', body, key_header(key))

    def issue_ok(self, **members):
        """Issues a credential; gives the answer as an object."""
        answer = self.issue(**members)
        if answer.status != 201:
            raise AssertionError(f'not issued: {answer}')
        return Issued(answer)

    def find(self, client_id):
        return self.get(f'/v1/credentials/{client_id}')

    def edit(self, client_id, patch, etag, mime='application/merge-patch+json'):
        return self.request('PATCH', f'/v1/credentials/{client_id}', patch,
                            {'Content-Type': mime, **match_header(etag)})

    def delete(self, client_id, etag):
        return self.request('DELETE', f'/v1/credentials/{client_id}', None, match_header(etag))

    def start(self, client_id, etag, key='', body=None):
        return self.request('POST', f'/v1/credentials/{client_id}/secrets',
                            {} if body is None else body,
                            {**match_header(etag), **key_header(key)})

    def complete(self, client_id, etag):
        return self.request('POST', f'/v1/credentials/{client_id}/secrets/complete', None,
                            match_header(etag))

    def cancel(self, client_id, etag):
        return self.request('POST', f'/v1/credentials/{client_id}/secrets/cancel', None,
                            match_header(etag))

    def set_expiry(self, client_id, secret_id, patch, etag,
                   mime='application/merge-patch+json'):
        return self.request('PATCH', f'/v1/credentials/{client_id}/secrets/{secret_id}', patch,
                            {'Content-Type': mime, **match_header(etag)})

    def revoke(self, client_id, secret_id, etag):
        return self.request('DELETE', f'/v1/credentials/{client_id}/secrets/{secret_id}', None,
                            match_header(etag))

    def check(self, client_id, body):
        return self.request('POST', f'/v1/credentials/{client_id}/secrets/check', body)

    def pages(self, target, **query):
        """Follows rel="next" from the first page to the last."""
        answer = self.get(target, **query)
        while True:
            if answer.status != 200:
                raise AssertionError(f'no page: {answer}')
            yield answer
            if answer.next is None:
                return
            answer = self.get(urllib.parse.urljoin(target, answer.next))

    def walk(self, target, member, **query):
        """Everything that the pages of TARGET have under MEMBER."""
        return [row for page in self.pages(target, **query) for row in page.json[member]]


class Issued:
    """What came with 201."""

    def __init__(self, answer):
        self.answer = answer
        self.json = answer.json
        self.id = self.json['client_id']
        self.secret = self.json['client_secret']
        self.secret_id = self.json['secret_id']
        self.etag = answer.etag


def key_header(key):
    if key is None:
        return {}
    return {'Idempotency-Key': key if key != '' else str(uuid.uuid4())}


def match_header(etag):
    return {} if etag is None else {'If-Match': etag}


class OAuth:
    """A client of the OAuth endpoints that believes nothing. Each thread needs its own."""

    def __init__(self, base):
        self.base = base
        split = urllib.parse.urlsplit(base)
        self.connection = http.client.HTTPConnection(split.hostname, split.port,
                                                     timeout=DEADLINE)

    def close(self):
        self.connection.close()

    def request(self, method, target, body=None, headers=None):
        for attempt in itertools.count():
            fresh = self.connection.sock is None
            try:
                self.connection.request(method, target, body, headers or {})
                response = self.connection.getresponse()
                return Answer(response.status, response.getheaders(), response.read())
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                self.connection.close()
                if fresh or attempt > 0:
                    raise

    def post(self, target, form, basic=None):
        headers = {'Content-Type': 'application/x-www-form-urlencoded'}
        if basic is not None:
            headers['Authorization'] = basic_header(*basic)
        return self.request('POST', target, urllib.parse.urlencode(form, doseq=True), headers)

    def token(self, client_id, client_secret, **more):
        return self.post('/oauth/token', {'grant_type': 'client_credentials',
                                          'client_id': client_id,
                                          'client_secret': client_secret, **more})

    def token_ok(self, issued, **more):
        """A token for ISSUED; the text of it."""
        answer = self.token(issued.id, issued.secret, **more)
        if answer.status != 200:
            raise AssertionError(f'no token: {answer}')
        return answer.json['access_token']

    def introspect(self, token, by):
        """What the issuer says of TOKEN when BY asks."""
        answer = self.post('/oauth/introspect', {'token': token}, (by.id, by.secret))
        if answer.status != 200:
            raise AssertionError(f'no introspection: {answer}')
        return answer.json

    def is_active(self, token, by):
        return self.introspect(token, by)['active']

    def revoke(self, token, by):
        return self.post('/oauth/revoke', {'token': token}, (by.id, by.secret))


def basic_header(user, password):
    """HTTP Basic as RFC 6749 §2.3.1 wants it: both parts form-urlencoded."""
    pair = f'{urllib.parse.quote_plus(user)}:{urllib.parse.quote_plus(password)}'
    return 'Basic ' + base64.b64encode(pair.encode()).decode()


def decode(part):
    return base64.urlsafe_b64decode(part + '=' * (-len(part) % 4))


def claims(token):
    """The claims of a JWT; test_oauth_libraries.py is where signatures are verified."""
    return json.loads(decode(token.split('.')[1]))


class IssuerFailed(Exception):
    """It ended instead of getting ready."""

    def __init__(self, reason, status, stderr):
        super().__init__(f'{reason} (status {status}): {stderr}')
        self.reason = reason
        self.status = status
        self.stderr = stderr


class Issuer:
    """One run, or several in a row, of signet-issuer on one database."""

    def __init__(self, folder=None, **options):
        self.own_folder = folder is None
        self.folder = folder or Folder()
        self.database = options.pop('database', self.folder / 'i.db')
        self.socket = options.pop('socket', self.folder / 'a.sock')
        self.listen = options.pop('listen', '127.0.0.1:0')
        self.arguments = options.pop('arguments', [])
        self.environment = options.pop('environment', {})
        self.stdin = options.pop('stdin', subprocess.DEVNULL)
        self.wrapper = options.pop('wrapper', [])
        self.sockets = options.pop('sockets', [])
        self.process = None
        self.oauth_base = None
        self.log = ''
        assert not options, options

    def start(self):
        self.errors = tempfile.TemporaryFile()
        fds = [passed.fileno() for passed in self.sockets]
        passing = [sys.executable, '-c', PASS_SOCKETS, *map(str, fds), '--'] if fds else []
        command = [*self.wrapper, *passing, program(), '--database', self.database,
                   '--admin-socket', self.socket, '--listen', self.listen, *self.arguments]
        self.process = subprocess.Popen(command, stdin=self.stdin, stdout=subprocess.PIPE,
                                        stderr=self.errors, pass_fds=fds,
                                        env={**os.environ, **self.environment})
        line = self.read_line()
        if not line.startswith('ready '):
            status = self.process.wait(DEADLINE)
            reason = line.removeprefix('failed reason=') if line.startswith('failed ') else line
            self.finish()
            raise IssuerFailed(reason, status, self.log)
        words = dict(word.split('=', 1) for word in line.split()[1:])
        assert words['admin'] == f'unix:{self.socket}', line
        self.oauth_base = words['oauth']
        return self

    def read_line(self):
        """The one line that it prints; empty if it ends without."""
        line = b''
        end = time.monotonic() + DEADLINE
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            while not line.endswith(b'\n'):
                if not selector.select(max(0, end - time.monotonic())):
                    self.kill()
                    raise AssertionError(f'not ready after {DEADLINE} s: {self.log}')
                chunk = os.read(self.process.stdout.fileno(), 4096)
                if chunk == b'':
                    break
                line += chunk
        return line.decode().rstrip('\n')

    def finish(self):
        self.process.stdout.close()
        self.process = None
        self.errors.seek(0)
        self.log = self.errors.read().decode('utf-8', 'replace')
        self.errors.close()

    def stop(self):
        """Ends it as a service manager would, and demands that it does so well."""
        if self.process is None:
            return
        self.process.send_signal(signal.SIGTERM)
        self.wait()

    def wait(self):
        """Waits for an end that somebody asked for."""
        try:
            status = self.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f'did not end: {self.log}') from None
        self.finish()
        assert status == 0, f'exit status {status}: {self.log}'
        assert 'sgn_' not in self.log, 'a secret in the log'
        assert 'CRITICAL' not in self.log and 'WARNING' not in self.log, self.log

    def kill(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.finish()

    def restart(self):
        self.stop()
        return self.start()

    def stay_on_port(self):
        """From now on it comes back at the same address, so that old tokens are its own."""
        self.listen = urllib.parse.urlsplit(self.oauth_base).netloc

    def remove(self):
        self.kill()
        if self.own_folder:
            self.folder.remove()

    def admin(self, uid=None):
        return Admin(self.socket, uid)

    def oauth(self):
        return OAuth(self.oauth_base)

    def cli(self, *arguments, check=True, **options):
        """Runs another signet-issuer on the same database."""
        result = subprocess.run([program(), *arguments, '--database', self.database],
                                stdin=subprocess.DEVNULL, capture_output=True, text=True,
                                timeout=DEADLINE, **options)
        if check and result.returncode != 0:
            raise AssertionError(f'{arguments}: status {result.returncode}: {result.stderr}')
        return result

    def set_member(self, user, role, custom_role_admin=False):
        flags = ['--custom-role-admin'] if custom_role_admin else []
        self.cli('member', 'set', user, role, *flags)

    def import_organization(self, organization):
        path = self.folder / 'organization.json'
        pathlib.Path(path).write_text(json.dumps(organization), encoding='utf-8')
        self.cli('organization', 'import', path)


class IssuerTestCase(unittest.TestCase):
    """One issuer for all tests of a class. They share the database: look only at your own."""

    catalogue = None
    arguments = []
    organization = ORGANIZATION
    custom_role_admin = False

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.issuer = Issuer(arguments=list(cls.arguments))
        cls.addClassCleanup(cls.issuer.remove)
        if cls.catalogue is not None:
            path = cls.issuer.folder / 'catalogue.json'
            pathlib.Path(path).write_text(json.dumps(cls.catalogue), encoding='utf-8')
            cls.issuer.arguments += ['--catalogue', path]
        cls.issuer.import_organization(cls.organization)
        if cls.custom_role_admin:
            cls.issuer.set_member(me(), 'admin', True)
        cls.issuer.start()

    @classmethod
    def tearDownClass(cls):
        cls.issuer.stop()
        super().tearDownClass()

    def setUp(self):
        super().setUp()
        self.admin = self.issuer.admin()
        self.addCleanup(self.admin.close)
        self.oauth = self.issuer.oauth()
        self.addCleanup(self.oauth.close)

    def assertProblem(self, answer, status, code, errors=None):
        self.assertEqual((answer.status, answer.code), (status, code), answer)
        if errors is not None:
            self.assertEqual(answer.errors, errors, answer)

    def assertStatus(self, answer, status):
        self.assertEqual(answer.status, status, answer)
        return answer
