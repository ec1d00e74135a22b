#!/usr/bin/python3
# test_background.py: the issuer goes on when the window is closed, with leave
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs on a bus without a keyring and without a portal, and starts what each test wants."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import sandbox
import tap
from driver import wait_for

MOCK = Path(__file__).with_name('mock_backend.py')
NAME = 'org.freedesktop.impl.portal.desktop.mock'
BACKEND = f'''[portal]
DBusName={NAME}
Interfaces=org.freedesktop.impl.portal.Background;org.freedesktop.impl.portal.Access
UseIn=gnome
'''


class Background(sandbox.Stage):
    def start_portal(self):
        """The real one, on a desktop that can have programs in the background."""
        folder = tempfile.mkdtemp(dir=os.environ['XDG_RUNTIME_DIR'])
        self.addCleanup(shutil.rmtree, folder)
        Path(folder, 'mock.portal').write_text(BACKEND)
        backend = sandbox.start_service(NAME, [sys.executable, MOCK])
        for service in [backend, *sandbox.start_portal(folder)]:
            self.addCleanup(service.wait)
            self.addCleanup(service.kill)

    def switch_on(self):
        self.start()
        self.wait_page('No Credentials Yet')
        self.program.key('ctrl+comma')
        window = self.window('Preferences')
        switch = next(node for node in window.walk() if node.name == 'Keep Running'
                      and 'focusable' in node.states and node.role != 'list item')
        switch.click()
        return window, switch

    def is_answering(self):
        result = subprocess.run(['curl', '--silent', '--fail', '--max-time', '5',
                                 'http://127.0.0.1:7878/.well-known/jwks.json'],
                                stdout=subprocess.DEVNULL)
        return result.returncode == 0

    def test_allowed(self):
        self.start_portal()
        window, switch = self.switch_on()
        switch.wait_state('checked')
        wait_for('leave', lambda: 'background' in sandbox.flatpak('permissions'))
        switch.wait_state('checked')
        self.shoot('flatpak-background-allowed')
        self.program.key('Escape')
        self.program.frame.find('push button', 'Close').click()
        wait_for('the window to go', lambda: not list(self.program.root.children()))
        self.assertIsNone(self.program.process.poll())
        self.assertTrue(self.is_answering())

        # The one that stays shows its window again.
        sandbox.flatpak('run', '--user', sandbox.REF)
        wait_for('the window', lambda: list(self.program.root.children()))

    def check_refused(self, words):
        window, switch = self.switch_on()
        self.wait_text(window, words)
        switch.wait_state('checked', False)
        self.shoot(f'flatpak-background-{self.id().rpartition("_")[2]}')
        self.program.key('Escape')
        self.program.close()
        wait_for('the issuer to end', lambda: not self.is_answering())

    def test_refused(self):
        self.start_portal()
        sandbox.flatpak('permission-set', 'background', 'background', sandbox.ID, 'no')
        self.check_refused('The desktop does not allow it')

    def test_absent(self):
        self.check_refused('This desktop cannot keep a Flatpak running')


if __name__ == '__main__':
    tap.main()
