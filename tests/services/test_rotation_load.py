#!/usr/bin/python3
# test_rotation_load.py: a secret is changed while a program asks for tokens without a pause
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import issuer  # noqa: E402
import tap  # noqa: E402

PACE = 0.01
STAGE = 100
LIVE = 25


class Program(threading.Thread):
    """Asks for a token every 10 ms, with the secret that it was given last."""

    def __init__(self, oauth, client_id, secret):
        super().__init__(daemon=True)
        self.oauth, self.client_id, self.secret = oauth, client_id, secret
        self.counts = {}
        self.refused = []
        self.changed = threading.Condition()
        self.over = threading.Event()

    def run(self):
        due = time.monotonic()
        while not self.over.is_set():
            secret = self.secret
            answer = self.oauth.token(self.client_id, secret)
            with self.changed:
                self.counts[secret] = self.counts.get(secret, 0) + 1
                if answer.status != 200:
                    self.refused.append(answer)
                self.changed.notify_all()
            due += PACE
            self.over.wait(max(0, due - time.monotonic()))

    def wait_more(self, secret, count):
        """Until it got so many more tokens with SECRET."""
        with self.changed:
            goal = self.counts.get(secret, 0) + count
            got = self.changed.wait_for(lambda: self.counts.get(secret, 0) >= goal,
                                        issuer.DEADLINE)
        if not got:
            raise AssertionError(f'{self.counts} tokens only')

    def end(self):
        self.over.set()
        self.join(issuer.DEADLINE)


class RotationLoad(issuer.IssuerTestCase):
    def test_no_token_is_refused(self):
        old = self.admin.issue_ok(display_name='Under load')
        client = issuer.OAuth(self.oauth.base)
        self.addCleanup(client.close)
        program = Program(client, old.id, old.secret)
        program.start()
        self.addCleanup(program.end)

        program.wait_more(old.secret, STAGE)
        started = self.assertStatus(self.admin.start(old.id, old.etag), 201)
        new = started.json['client_secret']
        program.wait_more(old.secret, STAGE)
        program.secret = new
        program.wait_more(new, STAGE)
        completed = self.assertStatus(self.admin.complete(old.id, started.etag), 200)
        self.assertEqual(len(completed.json['secrets']), 1)
        program.wait_more(new, STAGE)
        program.end()

        print(f'# a token every {PACE * 1000:.0f} ms through start, switch and complete: '
              f'{program.counts[old.secret]} with the old secret, {program.counts[new]} with the '
              f'new one, {len(program.refused)} refused')
        self.assertEqual(program.refused, [])
        self.assertStatus(self.oauth.token(old.id, old.secret), 401)

    def test_leaked_secret_ends_at_once(self):
        watcher = self.admin.issue_ok(display_name='Watcher')
        leaked = self.admin.issue_ok(display_name='Leaked')
        started = self.assertStatus(self.admin.start(leaked.id, leaked.etag), 201)
        bad = [self.oauth.token_ok(leaked) for _ in range(LIVE)]
        good = [self.assertStatus(self.oauth.token(leaked.id, started.json['client_secret']),
                                  200).json['access_token'] for _ in range(LIVE)]
        self.assertTrue(all(self.oauth.is_active(token, watcher) for token in bad + good))

        self.assertStatus(self.admin.revoke(leaked.id, leaked.secret_id, started.etag), 200)
        refused = [self.oauth.token(leaked.id, leaked.secret).status for _ in range(LIVE)]
        inactive = [token for token in bad if not self.oauth.is_active(token, watcher)]
        active = [token for token in good if self.oauth.is_active(token, watcher)]
        print(f'# after the revocation: {refused.count(401)} of {LIVE} requests refused, '
              f'{len(inactive)} of {LIVE} live tokens inactive; of the other secret '
              f'{len(active)} of {LIVE} active')
        self.assertEqual(refused, [401] * LIVE)
        self.assertEqual((len(inactive), len(active)), (LIVE, LIVE))


if __name__ == '__main__':
    tap.main()
