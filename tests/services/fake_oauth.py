#!/usr/bin/python3
# fake_oauth.py: an issuer elsewhere that behaves like the one that mParticle uses
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A token endpoint on this computer with the answers of Auth0, and beside it the two addresses of
mParticle's API that Signet asks. As a program it prints “ready URL” and ends with its input.
"""

import base64
import http.server
import json
import sys
import threading
import time
import urllib.parse

CLIENT_ID = 'lpXkV7mTqEcRz0YbNaDs'
CLIENT_SECRET = 'v9Qm-wrong-to-guess-R2t7'
EIGHT_HOURS = 28800
# One id is a number and one is a string, as both are seen.
ACCOUNTS = [{'id': 3310, 'name': 'Acme North America', 'data_type': 'account'},
            {'id': '3311', 'name': 'Acme Europe', 'data_type': 'account'}]
WORKSPACES = [{'id': '40118', 'name': 'US Production', 'app_ids': []},
              {'id': 40119, 'name': 'US Staging', 'app_ids': []}]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *_arguments):
        pass

    def answer(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(data)))
        self.send_header('Cache-Control', 'no-store')
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        self.server.seen.append(f'GET {self.path}')
        if url.path == '/.well-known/oauth-authorization-server':
            self.answer(200, {'issuer': self.server.url,
                              'token_endpoint': f'{self.server.url}/oauth/token',
                              'token_endpoint_auth_methods_supported':
                              ['client_secret_basic', 'client_secret_post']})
        elif url.path == '/oauth/token':
            self.answer(405, {'error': 'method_not_allowed'})
        elif url.path in ('/v1/accounts', '/v1/workspace'):
            self.answer_names(url)
        else:
            self.answer(404, {'error': 'not_found'})

    def answer_names(self, url):
        if self.headers.get('Authorization') not in self.server.tokens:
            self.answer(401, {'errors': [{'message': 'Unauthorized'}]})
        elif 'accountId' not in urllib.parse.parse_qs(url.query):
            self.answer(400, {'errors': [{'message': 'accountId is required'}]})
        else:
            self.answer(200, {'data': ACCOUNTS if url.path == '/v1/accounts' else WORKSPACES,
                              'errors': None})

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get('Content-Length', 0))).decode()
        self.server.seen.append(f'POST {self.path}')
        if self.path != '/oauth/token':
            self.answer(404, {'error': 'not_found'})
            return
        if self.headers.get('Content-Type', '').startswith('application/json'):
            fields = json.loads(body)
        else:
            fields = dict(urllib.parse.parse_qsl(body))
        if self.headers.get('Authorization', '').startswith('Basic '):
            pair = base64.b64decode(self.headers['Authorization'][6:]).decode()
            fields['client_id'], fields['client_secret'] = map(urllib.parse.unquote,
                                                               pair.split(':', 1))
        time.sleep(self.server.delay)
        self.answer(*self.judge(fields))

    def judge(self, fields):
        """The status and the body, in the words of Auth0."""
        if fields.get('client_id') not in self.server.clients or \
                self.server.clients[fields['client_id']] != fields.get('client_secret'):
            return 401, {'error': 'access_denied', 'error_description': 'Unauthorized'}
        audience = fields.get('audience')
        if audience != self.server.audience:
            return 403, {'error': 'access_denied', 'error_description':
                         f'Service not enabled within domain: {audience}'}
        token = f'opaque-{len(self.server.tokens)}'
        self.server.tokens.add(f'Bearer {token}')
        return 200, {'access_token': token, 'expires_in': EIGHT_HOURS, 'token_type': 'Bearer'}


class FakeOauth(http.server.ThreadingHTTPServer):
    """Listens on any free port of this computer. Its own URL is the audience it knows."""

    daemon_threads = True

    def __init__(self, delay=0.0):
        super().__init__(('127.0.0.1', 0), Handler)
        self.url = f'http://127.0.0.1:{self.server_address[1]}'
        self.audience = self.url
        self.clients = {CLIENT_ID: CLIENT_SECRET}
        self.tokens = set()
        self.seen = []
        self.delay = delay

    def start(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def stop(self):
        self.shutdown()
        self.server_close()


if __name__ == '__main__':
    fake = FakeOauth().start()
    print(f'ready {fake.url}', flush=True)
    sys.stdin.read()
    fake.stop()
