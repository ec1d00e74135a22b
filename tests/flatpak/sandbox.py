# sandbox.py: Signet as a Flatpak, driven from outside of its sandbox
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Signet, its issuer and signet-token run in sandboxes, with their data where a Flatpak has it.
The tests see what people and other programs on the outside see: the window, the keyring,
127.0.0.1, and the folders that are shared.
"""

import json
import os
import shutil
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

ID = os.environ['SIGNET_FLATPAK_ID']
REF = f'{ID}//local'
# The settings are where those of a sandbox are: in a file of the application.
os.environ.pop('GSETTINGS_BACKEND', None)
# What the helpers of the other tests ask for.
os.environ['SIGNET'] = os.environ['SIGNET_ISSUER'] = 'in the sandbox'
E2E = Path(__file__).resolve().parent.parent / 'e2e'
sys.path[:0] = [str(E2E), str(E2E.parent)]
import stage  # noqa: E402
for name in ('SIGNET', 'SIGNET_ISSUER'):
    del os.environ[name]
import driver  # noqa: E402
from driver import PATIENCE, Atspi, Program, wait_for  # noqa: E402

SECRETS = 'org.freedesktop.secrets'
PORTAL = 'org.freedesktop.portal.Desktop'
LIBEXEC = Path(os.environ['SIGNET_FLATPAK_PORTAL'], 'usr', 'libexec')
HOME = Path(os.environ['HOME'])
DATA = HOME / '.var' / 'app' / ID / 'data'
# The runtime folder that the sandboxes of an application and the outside share.
SHARED = Path(os.environ['XDG_RUNTIME_DIR'], 'app', ID, 'signet')


def click(node):
    """By the action of a button: from 4.10 on GTK tells wrongly where things are."""
    node.wait_shown()
    Atspi.Action.do_action(node.accessible, 0)


driver.Node.click = click


def flatpak(*arguments, status=0):
    """What Flatpak prints, or what it runs."""
    result = subprocess.run(['flatpak', *arguments], stdin=subprocess.DEVNULL,
                            capture_output=True, text=True, timeout=3 * PATIENCE)
    assert result.returncode == status, f'{arguments}: {result.returncode}: {result.stderr}'
    return result.stdout


def start_service(name, command, words=b'', **environment):
    """Starts a program that is NAME on the bus, and waits until it is."""
    service = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, env={**os.environ, **environment})
    service.stdin.write(words)
    service.stdin.close()
    subprocess.run(['gdbus', 'wait', '--session', '--timeout', str(int(PATIENCE)), name],
                   check=True)
    return service


def start_keyring():
    """The real one, unlocked."""
    return start_service(SECRETS, ['gnome-keyring-daemon', '--foreground', '--unlock',
                                   '--components=secrets'], b'test-password')


def start_portal(folder):
    """The real one, on this bus alone. It has the back ends that FOLDER names."""
    store = start_service('org.freedesktop.impl.portal.PermissionStore',
                          [LIBEXEC / 'xdg-permission-store'])
    portal = start_service(PORTAL, [LIBEXEC / 'xdg-desktop-portal'],
                           XDG_DESKTOP_PORTAL_DIR=str(folder), XDG_CURRENT_DESKTOP='GNOME')
    return [store, portal]


class Sandboxed(Program):
    def kill(self):
        subprocess.run(['flatpak', 'kill', ID], stderr=subprocess.DEVNULL)
        super().kill()


class Stage(stage.Stage):
    """Signet in its sandbox, with the data of a person who starts it for the first time."""

    # What is taken away from the sandbox.
    options = []

    def setUp(self):
        self.environment = {}
        self.addCleanup(shutil.rmtree, DATA.parent, ignore_errors=True)

    def tearDown(self):
        """What was to be seen in the end, whatever the end was."""
        self.shoot(f'flatpak-{self.id().replace("__main__.", "")}')

    def start(self):
        self.program = Sandboxed(['flatpak', 'run', '--user', '--die-with-parent',
                                  *self.options, REF])
        self.addCleanup(self.program.kill)
        return self.program

    def shoot(self, name):
        folder = os.environ.get('SIGNET_SHOTS')
        if folder and hasattr(self, 'program'):
            self.program.shoot(f'{folder}/{name}.png')

    # What has no action is reached with the keys.

    def focus(self, node):
        def focused():
            if 'focused' in node.states:
                return True
            self.program.key('Tab')
            return False
        wait_for(f'{node} to have the focus', focused)

    def enter(self, dialog, label, text):
        entry = dialog.find('text', label)
        self.focus(entry)
        self.program.key('ctrl+a')
        self.program.type(text)
        wait_for(f'“{text}” in {label}', lambda: entry.text == text)

    def tick(self, node, name):
        box = node.find('check box', name)
        self.focus(box)
        self.program.key('space')
        box.wait_state('checked')

    def open_add(self):
        # Its button is in two places, and only one of them is shown.
        self.program.key('ctrl+n')
        return self.program.dialog(stage.ADD)

    def token_of(self, client_id, secret):
        """What a program outside gets for them."""
        fields = {'grant_type': 'client_credentials', 'client_id': client_id,
                  'client_secret': secret}
        request = urllib.request.Request('http://127.0.0.1:7878/oauth/token',
                                         urllib.parse.urlencode(fields).encode())
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)

    def signet_token(self, *arguments, status=0):
        """signet-token in a sandbox of its own."""
        return flatpak('run', '--user', *self.options, '--command=signet-token', REF, *arguments,
                       status=status)

    def save_to_keyring(self, page):
        page.find('push button', 'Save to Keyring').click()
