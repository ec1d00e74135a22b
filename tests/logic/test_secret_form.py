#!/usr/bin/python3
# test_secret_form.py: what is written is read as it was meant, by those it is meant for
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.parse
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parent.parent))
import tap  # noqa: E402

WRITER = os.environ['SIGNET_SECRET_FORM_WRITER']
NAME = 'Loyalty App'
GENUINE = 'sgn_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLM'

# RFC 6749 Appendix A.2 lets a secret have everything that ASCII shows; issuers that do not
# keep to it have more.
SECRETS = [
    GENUINE,
    "it's",
    'say "so"',
    'back\\slash \\n \\',
    '$HOME ${HOME} `id` $(id) !!',
    '# no comment',
    ' blanks around ',
    'a=b; c & d | e > f < g * ? [x] {y} ~',
    '%n %% 100%',
    "all of it: ' \" \\ $x `y` %",
    'grün 日本 😀',
    '-n',
    ':@/+&',
]
HOSTILE = 'http://127.0.0.1:1/\nEND\ntouch owned\n"\n$(touch owned)`touch owned`'

# Stands for a program that gets a secret: keeps its arguments and its input.
RECORDER = '''#!/bin/sh
printf '%s\\n' "$(basename "$0")" "$@" >>"$RECORD/arguments"
cat >>"$RECORD/input"
'''
SUDO = '#!/bin/sh\nprintf \'%s\\n\' sudo "$@" >>"$RECORD/arguments"\nexec "$@"\n'


def write(form, secret, client_id='the-id', url='http://127.0.0.1:7878/oauth/token'):
    return subprocess.run([WRITER, form, NAME, client_id, url, secret], check=True,
                          capture_output=True).stdout.decode()


def source(text, variable):
    """What a shell has in VARIABLE after reading TEXT as a file of variables."""
    return subprocess.run(['sh', '-c', f'set -a; . /dev/stdin; printf %s "${variable}"'],
                          input=text.encode(), check=True, capture_output=True).stdout.decode()


class Data(unittest.TestCase):
    """Forms that are read, not run."""

    def test_json(self):
        for secret in SECRETS + ['tab\tand\nline', '\x7f\u2028\ufeff']:
            self.assertEqual(json.loads(write('json', secret)), {
                'client_id': 'the-id', 'client_secret': secret,
                'token_url': 'http://127.0.0.1:7878/oauth/token'})

    def test_kubernetes(self):
        for secret in SECRETS + ['tab\tand\nline', '\x7f\u2028\ufeff', 'yes', '012', 'null']:
            manifest = yaml.safe_load(write('kubernetes', secret, client_id='1234'))
            self.assertEqual(manifest['kind'], 'Secret')
            self.assertEqual(manifest['apiVersion'], 'v1')
            self.assertEqual(manifest['metadata'], {'name': 'loyalty-app'})
            self.assertEqual(manifest['stringData'], {
                'CLIENT_ID': '1234', 'CLIENT_SECRET': secret,
                'TOKEN_URL': 'http://127.0.0.1:7878/oauth/token'})

    def test_dotenv_in_a_shell(self):
        for secret in SECRETS + ['two\nlines']:
            text = write('dotenv', secret)
            self.assertEqual(source(text, 'CLIENT_SECRET'), secret)
            self.assertEqual(source(text, 'CLIENT_ID'), 'the-id')

    def test_dotenv_elsewhere(self):
        """What Signet issues needs no quotes, which docker would take for a part of it."""
        self.assertEqual(write('dotenv', GENUINE).splitlines(), [
            'CLIENT_ID=the-id', f'CLIENT_SECRET={GENUINE}',
            'TOKEN_URL=http://127.0.0.1:7878/oauth/token'])


class TokenEndpoint(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length'])).decode()
        self.server.seen.append((self.headers['Authorization'], body))
        self.send_response(200)
        self.send_header('Content-Length', '0')
        self.end_headers()

    def log_message(self, *arguments):
        pass


class Commands(unittest.TestCase):
    """Forms that are run, by a shell."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix='signet-'))
        self.addCleanup(shutil.rmtree, self.folder)

    def stand_in(self, *names):
        folder = self.folder / 'bin'
        folder.mkdir(exist_ok=True)
        for name in names:
            path = folder / name
            path.write_text(SUDO if name == 'sudo' else RECORDER)
            path.chmod(0o755)

    def run_shell(self, script, **environment):
        return subprocess.run(['sh', '-c', script], check=True, cwd=self.folder,
                              capture_output=True, timeout=20, env={
                                  **os.environ, **environment, 'RECORD': str(self.folder),
                                  'PATH': f'{self.folder}/bin:{os.environ["PATH"]}'})

    def recorded(self, name):
        return (self.folder / name).read_text()

    def serve(self):
        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), TokenEndpoint)
        server.seen = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return server

    def assertAuthorized(self, seen, secret):
        authorization, body = seen
        pair = base64.b64decode(authorization.removeprefix('Basic ')).decode().split(':')
        self.assertEqual([urllib.parse.unquote_plus(part) for part in pair], ['the id', secret])
        self.assertEqual(body, 'grant_type=client_credentials')

    def test_curl(self):
        server = self.serve()
        for secret in SECRETS:
            url = f'http://127.0.0.1:{server.server_port}/oauth/token?a=$b&c={{d}}%22'
            self.run_shell(write('curl', secret, client_id='the id', url=url))
            self.assertAuthorized(server.seen.pop(), secret)

    def test_curl_with_a_variable(self):
        server = self.serve()
        url = f'http://127.0.0.1:{server.server_port}/oauth/token'
        self.run_shell(write('request', '', client_id='the id', url=url), CLIENT_SECRET=GENUINE)
        self.assertAuthorized(server.seen.pop(), GENUINE)

    def test_secret_is_no_argument(self):
        """Everybody can read the arguments of a program that runs."""
        self.stand_in('curl', 'sudo', 'install', 'systemd-creds')
        self.run_shell(write('curl', GENUINE))
        self.run_shell(write('request', ''), CLIENT_SECRET=GENUINE)
        self.run_shell(write('systemd', GENUINE))
        self.assertEqual(self.recorded('input').count(GENUINE), 3)
        self.assertNotIn(GENUINE, self.recorded('arguments'))

    def test_systemd(self):
        self.stand_in('sudo', 'install', 'systemd-creds')
        for secret in SECRETS:
            (self.folder / 'input').unlink(missing_ok=True)
            self.run_shell(write('systemd', secret))
            self.assertEqual(self.recorded('input'), secret)
        self.assertIn('systemd-creds\nencrypt\n--name=loyalty-app\n-\n'
                      '/etc/credstore.encrypted/loyalty-app\n', self.recorded('arguments'))

    def test_what_an_issuer_says_is_no_command(self):
        self.stand_in('curl', 'sudo', 'install', 'systemd-creds')
        for form in ['curl', 'request', 'systemd']:
            self.run_shell(write(form, GENUINE, client_id=HOSTILE, url=HOSTILE))
            self.assertFalse((self.folder / 'owned').exists(), form)
        self.assertEqual(source(write('dotenv', GENUINE, url=HOSTILE), 'TOKEN_URL'), HOSTILE)


if __name__ == '__main__':
    tap.main()
