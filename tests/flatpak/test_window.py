#!/usr/bin/python3
# test_window.py: the application, its issuer and signet-token in their sandboxes
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs on a bus with an unlocked keyring and without any portal."""

import os
import stat
import subprocess
import unittest

import sandbox
import tap
from driver import PATIENCE, wait_for


class Window(sandbox.Stage):
    def test_daily(self):
        """From nothing to a token, and everything again after a restart."""
        self.start()
        self.wait_page('No Credentials Yet')
        page = self.add('Billing Export')
        client_id, secret = self.copy_client_id(page), self.copy_secret(page)
        self.save_to_keyring(page)
        self.wait_text(page, 'Saved to the keyring')
        self.shoot('flatpak-saved')

        # What secret-tool finds on the outside is the secret that the window showed.
        self.assertEqual(self.keyring_secret(client_id), secret)
        self.done(page)
        self.row('^Billing Export,')
        self.shoot('flatpak-list')

        # A program on the outside gets a token from the issuer on the inside.
        self.assertEqual(self.token_of(client_id, secret)['token_type'], 'Bearer')

        # Another sandbox of the same application finds the issuer by its socket.
        self.check_shared_folder()
        token = self.signet_token('Billing Export').strip()
        self.assertEqual(token.count('.'), 2)
        self.assertEqual(self.signet_token('Billing Export').strip(), token, 'it was kept')

        # A second start shows the window that is there, and ends.
        sandbox.flatpak('run', '--user', sandbox.REF)

        self.program.close()
        wait_for('the sandbox to end', lambda: sandbox.ID not in sandbox.flatpak('ps'))

        self.start()
        self.row('^Billing Export,')
        wait_for('the mark of the keyring', lambda: self.has_keyring_mark('Billing Export'))
        self.assertEqual(self.token_of(client_id, secret)['token_type'], 'Bearer')
        self.program.close()

    def check_shared_folder(self):
        socket = sandbox.SHARED / 'issuer.sock'
        self.assertTrue(stat.S_ISSOCK(socket.stat().st_mode))
        self.assertEqual(stat.S_IMODE(socket.stat().st_mode), 0o600)
        answer = subprocess.run(['curl', '--silent', '--unix-socket', socket,
                                 'http://localhost/v1/me'], check=True, capture_output=True,
                                text=True, timeout=PATIENCE)
        self.assertIn('token_endpoint', answer.stdout)
        self.assertEqual(stat.S_IMODE(sandbox.DATA.joinpath('signet', 'issuer.db').stat().st_mode),
                         0o600)


class Confined(unittest.TestCase):
    def test_permissions(self):
        """Just those of the manifest, and what Flatpak adds by itself to fallback-x11."""
        shown = sandbox.flatpak('info', '--show-permissions', sandbox.REF)
        self.assertEqual(shown.split(), '''[Context]
            shared=network;ipc; sockets=x11;wayland;fallback-x11; devices=dri;

            [Session Bus Policy]
            org.freedesktop.secrets=talk'''.split())

    def test_inside(self):
        """The files of the person cannot be seen, and those of the application not changed."""
        (sandbox.HOME / 'letter').write_text('private')
        script = '''test ! -e "$1" && ! touch /app/bin/x && ! touch /usr/bin/x &&
            for program in signet signet-issuer signet-token; do command -v $program; done'''
        found = sandbox.flatpak('run', '--user', '--command=sh', sandbox.REF, '-c', script, 'sh',
                                str(sandbox.HOME / 'letter'))
        self.assertEqual(found.split(), ['/app/bin/signet', '/app/bin/signet-issuer',
                                         '/app/bin/signet-token'])

    def test_exported(self):
        """What the desktop gets is named after the application."""
        root = sandbox.flatpak('info', '--show-location', sandbox.REF).strip()
        exported = [os.path.relpath(os.path.join(folder, name), f'{root}/export/share')
                    for folder, _, names in os.walk(f'{root}/export/share') for name in names]
        print('exported:', *sorted(exported), sep='\n  ')
        self.assertIn(f'applications/{sandbox.ID}.desktop', exported)
        for path in exported:
            self.assertTrue(os.path.basename(path).startswith(sandbox.ID), path)


if __name__ == '__main__':
    tap.main()
