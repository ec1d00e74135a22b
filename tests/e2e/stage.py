# stage.py: what every end-to-end test stands on
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A test has a folder with a database of its own, the real program on it, and what people
and other programs do from outside: the command line, the admin socket, the token endpoint,
the clipboard and the keyring. Helpers are named for what a person does.
"""

import json
import os
import re
import signal
import subprocess
import sys
import unittest
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

TESTS = Path(__file__).parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / 'services')]
import issuer  # noqa: E402
from driver import Atspi, Program, clipboard_text, put_in_clipboard, wait_for  # noqa: E402

SIGNET = os.environ['SIGNET']
ISSUER = os.environ['SIGNET_ISSUER']
SHOTS = os.environ.get('SIGNET_SHOTS')
CONNECTION = 'this-computer'
SCHEMA = 'io.github.signet_app.Signet.ClientSecret'

ACCOUNT = 3310
PRODUCTION, STAGING, CANADA = 40118, 40119, 40377
ORGANIZATION = {
    'id': 1204, 'name': 'Acme Retail', 'accounts': [
        {'id': ACCOUNT, 'name': 'Acme Retail North America', 'workspaces': [
            {'id': PRODUCTION, 'name': 'US Production'},
            {'id': STAGING, 'name': 'US Staging'},
            {'id': CANADA, 'name': 'Canada Production'},
        ]},
    ],
}
PLATFORM = {'api': 'platform', 'permission': 'user', 'level': 'account'}
PROFILE = {'api': 'profile', 'permission': 'read-only', 'level': 'workspace',
           'workspaces': [PRODUCTION, CANADA]}

ADD, EDIT, ISSUED = 'Add API Credential', 'Edit API Credential', 'Credential Issued'
KEYRING_MARK = 'Client Secret is in your keyring'
LEAVE_SECRET = 'Close Without the Client Secret?'
SECRET = re.compile(r'sgn_[0-9A-Za-z]{49}\Z')
CLIENT_ID = re.compile(r'[0-9a-f-]{36}\Z')
REQUEST = re.compile('curl ')


def processes_with(text):
    """The ids of the processes whose command line has TEXT."""
    found = []
    for entry in Path('/proc').iterdir():
        try:
            if entry.name.isdigit() and text in (entry / 'cmdline').read_text(errors='replace'):
                found.append(int(entry.name))
        except OSError:
            continue
    return found


class Stage(unittest.TestCase):
    """One database, and Signet on it. Nothing is started before start()."""

    organization = ORGANIZATION
    listen = '127.0.0.1:0'

    def setUp(self):
        super().setUp()
        self.folder = issuer.Folder()
        self.addCleanup(self.folder.remove)
        self.issuer = issuer.Issuer(self.folder, listen=self.listen)
        self.environment = {
            'SIGNET_DATABASE': self.issuer.database,
            'SIGNET_ADMIN_SOCKET': self.issuer.socket,
            'SIGNET_LISTEN': self.listen,
        }
        self.issuer.import_organization(self.organization)

    # Outside of Signet.

    def fill(self, *names, grants=None):
        """Puts credentials into the database before Signet is there; gives what was issued."""
        self.issuer.start()
        issued = [self.issue(name, grants) for name in names]
        self.issuer.stop()
        return issued

    def issue(self, name, grants=None):
        admin = self.admin()
        return admin.issue_ok(display_name=name, account_id=ACCOUNT, grants=grants or [PLATFORM])

    def admin(self):
        """Somebody else at the same issuer."""
        admin = self.issuer.admin()
        self.addCleanup(admin.close)
        return admin

    def credentials(self):
        """What the issuer has."""
        return self.admin().walk('/v1/credentials', 'credentials')

    def start_issuer(self, *arguments):
        """An issuer that Signet only finds."""
        self.issuer.arguments = list(arguments)
        self.issuer.start()
        self.addCleanup(self.issuer.kill)

    def issuer_process(self):
        """The id of the issuer that works on the database, None if there is none."""
        found = processes_with(f'--database\0{self.issuer.database}\0--admin-socket')
        return found[0] if found else None

    def kill_issuer(self):
        process = self.issuer_process()
        os.kill(process, signal.SIGKILL)
        wait_for('the issuer to die', lambda: self.issuer_process() != process)

    def ask_token(self, client_id, secret, **more):
        """The status and the answer of the token endpoint, asked as any program would."""
        fields = {'grant_type': 'client_credentials', 'client_id': client_id,
                  'client_secret': secret, **more}
        request = urllib.request.Request(self.token_url, urllib.parse.urlencode(fields).encode())
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)

    @property
    def token_url(self):
        """Another one after every start of an issuer that takes any free port."""
        return self.admin().get('/v1/me').json['token_endpoint']

    @staticmethod
    def keyring_secret(client_id):
        result = subprocess.run(['secret-tool', 'lookup', 'connection', CONNECTION,
                                 'client_id', client_id], capture_output=True, text=True)
        return result.stdout

    # Signet itself.

    def start(self, **environment):
        self.program = self.start_another(**environment)
        return self.program

    def start_another(self, **environment):
        program = Program([SIGNET], {**self.environment, **environment})
        self.addCleanup(program.kill)
        return program

    def keep_settings(self, **settings):
        """An environment in which Signet finds these settings, and keeps them in a file."""
        path = Path(os.environ['XDG_CONFIG_HOME'], 'glib-2.0', 'settings', 'keyfile')
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [f'{name.replace("_", "-")}={value}\n' for name, value in settings.items()]
        path.write_text('[io/github/signet_app/Signet]\n' + ''.join(lines))
        self.addCleanup(path.unlink)
        return {'GSETTINGS_BACKEND': 'keyfile'}

    def restart(self):
        self.program.close()
        self.start()

    def shoot(self, name):
        if SHOTS:
            self.program.shoot(f'{SHOTS}/{name}.png')

    def wait_page(self, title):
        """Waits for a page of words and buttons, and gives it."""
        label = self.program.frame.find('label', title)
        label.wait_shown()
        page = label.parent()
        while page.find_now('push button') is None:
            page = page.parent()
        return page

    def wait_text(self, node, text):
        wait_for(f'“{text}” in {node}', lambda: node.has_text(text))

    def wait_toast(self, text):
        """It goes after some seconds, so it is looked for only where it comes up: after the
        pages."""
        stack = self.program.frame.find('tree table', 'Credentials')
        while len(list(stack.children())) < 4:
            stack = stack.parent()
        overlay = stack.parent()
        wait_for(f'a toast “{text}”', lambda: list(overlay.children())[-1].has_text(text))

    # The list.

    def rows(self):
        return [row for row in self.program.frame.walk()
                if row.role == 'table row' and ',' in (row.name or '')]

    def row(self, pattern):
        return wait_for(f'a row {pattern}', lambda: next(
            (row for row in self.rows() if re.search(pattern, row.name)), None))

    def wait_row_gone(self, pattern):
        wait_for(f'the row {pattern} to go', lambda: not any(
            re.search(pattern, row.name) for row in self.rows()))

    def has_keyring_mark(self, name):
        return self.row(f'^{re.escape(name)},').has_text(KEYRING_MARK)

    # Menus. Places inside of a popover are not told right, so their items are chosen by action.

    def choose_item(self, words):
        entry = self.program.find('menu item', re.compile(words))
        Atspi.Action.do_action(entry.accessible, 0)

    def choose_in_row(self, name, words):
        """An item of the menu of a row."""
        self.row(f'^{re.escape(name)},').click(3)
        self.choose_item(words)

    def choose_in_main(self, words):
        """An item of the main menu."""
        self.program.find('push button', 'Main Menu').wait_shown()
        self.program.key('F10')
        self.choose_item(words)

    def window(self, title):
        """One that is no dialog."""
        return wait_for(f'the window “{title}”', lambda: next(
            (child for child in self.program.root.children() if child.name == title), None))

    # The editor.

    def open_add(self):
        self.program.find('push button', 'Add Credential').click()
        return self.program.dialog(ADD)

    def open_editor(self, name):
        self.row(f'^{re.escape(name)},').click()
        return self.program.dialog(EDIT)

    def enter(self, dialog, label, text):
        """Replaces what stands in a text."""
        entry = dialog.find('text', label)
        entry.click()
        self.program.key('ctrl+a')
        self.program.type(text)
        wait_for(f'“{text}” in {label}', lambda: entry.text == text)

    def choose(self, node, label, choice):
        """Takes the choice with that number of a list that drops down."""
        combo = node.find('combo box', label)
        combo.click()
        # With keys, because the places inside of a popover are not told right.
        items = wait_for('the choices', lambda: self.choices(combo))
        words = items[choice].find('label').name
        self.program.key('Home', *['Down'] * choice, 'Return')
        wait_for(f'“{words}” to be chosen',
                 lambda: self.choices(combo) is None and combo.has_text(words))

    @staticmethod
    def choices(combo):
        """What drops down, once one of it has the focus."""
        pane = combo.find_now('scroll pane')
        items = pane and [one for one in pane.walk() if one.role == 'list item']
        return items if items and any('focused' in one.states for one in items) else None

    @staticmethod
    def tick(node, name):
        box = node.find('check box', name)
        box.click()
        box.wait_state('checked')

    @staticmethod
    def api(dialog, name):
        """What belongs to one API: the innermost item around the check box of that name."""
        def holds(node):
            return (node.role == 'list item' and node.find_now('check box', name)
                    and any(node.find_now('label', one) for one in ['Permission', 'Scope']))
        return wait_for(f'the API {name}', lambda: next(
            (node for node in reversed(list(dialog.walk())) if holds(node)), None))

    @staticmethod
    def save(dialog):
        button = dialog.find('push button', 'Save')
        button.wait_state('sensitive')
        button.click()

    def fill_form(self, name):
        """Everything that a new credential needs, with the fewest clicks."""
        dialog = self.open_add()
        self.enter(dialog, 'Display Name', name)
        self.tick(dialog, 'Platform')
        return dialog

    def add(self, name):
        """Issues a credential; gives the page that shows the secret."""
        self.save(self.fill_form(name))
        return self.program.dialog(ISSUED)

    # The page with the secret.

    @staticmethod
    def copy(page, name, form):
        """What FORM finds in the clipboard after a click on the button of that name."""
        put_in_clipboard('What was there before')
        page.find('push button', f'Copy {name}').click()
        return wait_for(f'the {name}', lambda: form.match(clipboard_text())).string

    def copy_client_id(self, page):
        return self.copy(page, 'Client ID', CLIENT_ID)

    def copy_secret(self, page):
        return self.copy(page, 'Client Secret', SECRET)

    def copy_request(self, page):
        return self.copy(page, 'Request', REQUEST)

    def done(self, page):
        page.find('push button', 'Done').click()
        self.program.wait_gone('dialog', ISSUED)

    # Questions.

    def question(self, heading):
        """The window that asks."""
        return self.program.find('label', heading).window()

    def answer(self, heading, button):
        self.question(heading).find('push button', button).click()
        wait_for(f'“{heading}” to be answered',
                 lambda: self.program.root.find_now('label', heading) is None)
