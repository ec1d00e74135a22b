#!/usr/bin/python3
# test_connections_locked.py: what is kept for an issuer elsewhere, behind a lock
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A keyring that was not unlocked since it started tells only hashes of what it has."""

import os
import subprocess
from pathlib import Path

import test_keyring  # first: it makes tap findable
import tap

SCHEMA = 'io.github.signet_app.Signet'
IDENTITY = '7b2f6c1e-0000-4000-8000-000000000002'


class Locked(test_keyring.Keyring):
    def setUp(self):
        super().setUp()
        self.environment.update(GSETTINGS_BACKEND='keyfile',
                                XDG_CONFIG_HOME=str(Path(self.issuer.database).parent))
        details = "{'name': <'Nightly Export'>, 'note': <'For finance'>, 'revision': <int64 7>}"
        connections = (f"[{{'kind': <'keep-and-test'>, 'id': <'{IDENTITY}'>, "
                       f"'name': <'Elsewhere'>, "
                       f"'token-endpoint': <'https://issuer.example/token'>, "
                       f"'credentials': <{{'the-client': {details}, 'another': {details}}}>}}]")
        for key, value in (('connections', connections), ('last-connection', f"'{IDENTITY}'")):
            subprocess.run(['gsettings', 'set', SCHEMA, key, value], check=True,
                           env={**os.environ, **self.environment})

    def test_never_unlocked(self):
        """What is known here is recognised; nobody is asked to unlock anything."""
        self.run_keyring()
        subprocess.run(['secret-tool', 'store', '--label', 'Signet: x (the-client) at Elsewhere',
                        'xdg:schema', f'{SCHEMA}.ClientSecret', 'connection', IDENTITY,
                        'client_id', 'the-client', 'secret_id', 'kept'],
                       input=b'a-secret', check=True)
        self.end_service()
        self.run_service(['gnome-keyring-daemon', '--foreground', '--components=secrets'])
        self.start()
        row = self.row('^Nightly Export, the-client')
        self.wait_text(row, 'For finance')
        self.assertEqual(len(self.rows()), 1)
        self.program.close()

    def test_absent(self):
        """Without a keyring it says what is missing."""
        self.start()
        self.wait_page('No Keyring Here')
        self.program.close()


if __name__ == '__main__':
    tap.main()
