#!/usr/bin/python3
# test_secrets.py: where a secret is kept from inside of the sandbox
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs on a bus without a keyring and without a portal, and starts what each test wants."""

import os
import shutil
import tempfile

import sandbox
import tap
from driver import wait_for

BACKENDS = '/usr/share/xdg-desktop-portal/portals'
FILE = sandbox.DATA / 'keyrings' / 'default.keyring'


class Secrets(sandbox.Stage):
    def start_services(self, *starters):
        for start in starters:
            started = start()
            for service in started if isinstance(started, list) else [started]:
                self.addCleanup(service.wait)
                self.addCleanup(service.kill)

    def start_portal(self):
        """A portal whose one back end keeps secrets: gnome-keyring."""
        folder = tempfile.mkdtemp(dir=os.environ['XDG_RUNTIME_DIR'])
        self.addCleanup(shutil.rmtree, folder)
        shutil.copy(f'{BACKENDS}/gnome-keyring.portal', folder)
        return sandbox.start_portal(folder)

    def issue(self):
        self.start()
        self.wait_page('No Credentials Yet')
        page = self.add('Kept')
        return page, self.copy_client_id(page), self.copy_secret(page)


class Service(Secrets):
    def test_with_portal(self):
        """The desktop's own keyring comes first, where there is a portal too."""
        self.start_services(sandbox.start_keyring, self.start_portal)
        page, client_id, secret = self.issue()
        self.save_to_keyring(page)
        self.wait_text(page, 'Saved to the keyring')
        self.shoot('flatpak-secrets-both')
        self.assertEqual(self.keyring_secret(client_id), secret)
        self.assertFalse(FILE.exists())
        self.done(page)
        self.program.close()


class PortalOnly(Secrets):
    options = [f'--no-talk-name={sandbox.SECRETS}']

    def test_own_file(self):
        """Kept in the application's own file, which it says, and found again after a restart."""
        self.start_services(sandbox.start_keyring, self.start_portal)
        page, client_id, secret = self.issue()
        self.save_to_keyring(page)
        self.wait_text(page, 'Saved in an encrypted file that only Signet can open')
        self.shoot('flatpak-secrets-portal')
        self.assertEqual(self.keyring_secret(client_id), '', 'the keyring has nothing of it')
        self.assertNotIn(secret.encode(), FILE.read_bytes())
        self.done(page)
        self.program.close()

        self.start()
        wait_for('the mark', lambda: self.has_keyring_mark('Kept'))
        self.shoot('flatpak-secrets-portal-again')
        self.assertEqual(self.signet_token('Kept').count('.'), 2)
        self.program.close()


class Neither(Secrets):
    options = [f'--no-talk-name={sandbox.SECRETS}']

    def test_no_place(self):
        """It says so and what to do; nothing is lost, and it goes on without."""
        page, client_id, secret = self.issue()
        self.save_to_keyring(page)
        self.wait_text(page, 'No Keyring Here')
        self.wait_text(page, 'copy the secret and keep it elsewhere')
        self.shoot('flatpak-secrets-neither')
        self.assertEqual(self.copy_secret(page), secret)
        self.assertEqual(self.token_of(client_id, secret)['token_type'], 'Bearer')
        self.assertFalse(FILE.exists())
        self.done(page)
        self.program.close()


class NoService(Neither):
    """The application may ask, but nobody is there."""

    options = []


if __name__ == '__main__':
    tap.main()
