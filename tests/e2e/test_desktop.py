#!/usr/bin/python3
# test_desktop.py: the desktop starts Signet for links, notifications and its menu
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import subprocess
import tempfile

import desktop
import notifications
import stage
import tap
from driver import clipboard_text, wait_for, xdo
from issuer import me

GONE = 'That credential no longer exists'
NO_LINK = 'That is not a link to a credential'
NOT_FOUND = 'No credential with the Client ID of that link was found'
ROTATE = 'Rotate Secret'
ELSEWHERE = 'signet:credential/7f3b2c1d-0000-4000-8000-00000000000a'


class Desktop(desktop.DesktopStage):
    def again(self, *arguments):
        """Starts the program while it runs already; gives what it said."""
        result = subprocess.run([stage.SIGNET, *arguments], capture_output=True, text=True,
                                env={**os.environ, **self.environment}, timeout=20)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout + result.stderr

    def leave(self, title):
        self.program.key('Escape')
        self.program.wait_gone('dialog', title)

    def windows(self):
        return [child for child in self.program.root.children() if child.role == 'frame']

    def shown_windows(self):
        return subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid',
                               str(self.program.process.pid)],
                              capture_output=True, text=True).stdout.split()

    def test_links(self):
        nightly, weekly = self.fill('Nightly Export', 'Weekly Export')
        # The bus starts it, with nothing but the link.
        self.open_uri(f'signet:credential/{nightly.id}')
        self.follow()
        self.program.dialog(stage.EDIT).find('label', nightly.id)
        # What is being done is not covered.
        self.open_uri(f'signet:credential/{weekly.id}')
        self.program.wait_active()
        self.program.dialog(stage.EDIT).find('label', nightly.id)
        self.leave(stage.EDIT)

        # Another start hands the link on, and ends. Some desktops write slashes.
        for link in (f'signet:credential/{weekly.id}', f'signet:///credential/{weekly.id}'):
            self.assertEqual(self.again(link), '')
            self.program.dialog(stage.EDIT).find('label', weekly.id)
            self.leave(stage.EDIT)
        self.again(ELSEWHERE)
        self.wait_toast(NOT_FOUND)
        self.assertEqual(len(self.windows()), 1)

        # The link of a row is one that opens it.
        self.choose_in_row('Nightly Export', '^Copy Lin')
        self.wait_toast('Copied Link')
        self.assertEqual(clipboard_text(), f'signet:credential/{nightly.id}')
        self.program.close()
        self.wait_ended()

    def test_a_secret_is_no_link(self):
        nightly, = self.fill('Nightly Export')
        with tempfile.TemporaryFile('w+') as log:
            command = [stage.SIGNET, f'signet:credential/{nightly.secret}']
            environment = {**os.environ, **self.environment, 'G_MESSAGES_DEBUG': 'all'}
            with subprocess.Popen(command, env=environment, stdout=log, stderr=log):
                self.follow()
                self.wait_toast(NO_LINK)
                self.assertFalse(self.program.frame.has_text(nightly.secret))
                self.again(nightly.secret)
                self.wait_toast(NO_LINK)
                self.program.close()
            log.seek(0)
            self.assertNotIn(nightly.secret, log.read())

    def test_one_window(self):
        """A second start shows the window of the first, also one that is put away."""
        self.fill('Nightly Export')
        self.start()
        self.row('^Nightly Export,')
        self.program.wait_active()
        xdo('getactivewindow', 'windowminimize')
        wait_for('it to be put away', lambda: not self.shown_windows())
        self.assertEqual(self.again(), '')
        self.program.wait_active()
        self.assertEqual(len(self.windows()), 1)

        # What the menu of its icon has, on desktops that start the program for it.
        self.assertEqual(self.again('--new-credential'), '')
        self.program.dialog(stage.ADD)
        self.leave(stage.ADD)
        self.assertEqual(self.again('--audit-log'), '')
        self.window('Audit Log')
        self.program.close()
        self.wait_ended()

    def test_actions(self):
        """What the menu of its icon has, on desktops that call it by the bus."""
        self.fill('Nightly Export')
        self.activate_action('new-credential')
        self.follow()
        self.program.dialog(stage.ADD)
        self.leave(stage.ADD)
        self.row('^Nightly Export,')
        self.activate_action('audit-log')
        self.window('Audit Log')
        self.activate_action('show-credential', 'gone')
        self.wait_toast(GONE)
        self.program.close()
        self.wait_ended()

        # Who may not is told so.
        self.issuer.set_member(me(), 'user')
        self.activate_action('new-credential')
        self.follow()
        self.program.frame.find('label', 'No Access').wait_shown()
        self.assertIsNone(self.program.root.find_now('dialog', stage.ADD))
        self.program.close()

    def test_new_from_nothing(self):
        self.program = self.start_with('--new-credential')
        self.program.dialog(stage.ADD)
        self.leave(stage.ADD)
        self.program.close()

    def start_with(self, *arguments):
        program = stage.Program([stage.SIGNET, *arguments], self.environment)
        self.addCleanup(program.kill)
        return program

    def test_notifications(self):
        """Each button works, also when Signet has ended."""
        shell = notifications.Desktop('--gtk')
        self.addCleanup(shell.end)
        self.start_issuer()
        soon = self.admin().issue_ok(display_name='Soon', account_id=stage.ACCOUNT,
                                     grants=[stage.PLATFORM],
                                     secret_expires=notifications.in_days(5.5))
        self.issuer.stop()
        self.start()
        shown = shell.wait_shown('^The Secret of “Soon” Expires in')
        self.assertEqual(shown['actions'], ['Rotate Secret…', 'Remind Me Later'])
        self.assertNotIn('sgn_', json.dumps(shell.lines))
        self.program.close()
        self.wait_ended()

        shell.say('click', shown['number'])
        self.follow()
        self.program.dialog(stage.EDIT).find('label', soon.id)
        self.leave(stage.EDIT)
        self.program.close()
        self.wait_ended()

        shell.say('click', shown['number'], 0)
        self.follow()
        self.program.dialog(ROTATE)
        self.shoot('desktop-rotate')
        self.leave(ROTATE)
        self.program.close()
        self.wait_ended()

        # Nothing comes up for this, and the notification goes.
        shell.say('click', shown['number'], 1)
        wait_for('the notification to go', lambda: shown['number'] in shell.closed())
        self.assertIsNone(self.issuer_process())
        wait_for('it to be remembered', lambda: soon.secret_id in self.setting('expiry-later'))
        self.end()
        self.assertEqual(len(shell.shown()), 1)

        # It is told again when its time has come.
        self.set_setting('expiry-later', f"{{'{soon.secret_id}': 1}}")
        self.start()
        wait_for('it to be told again', lambda: len(shell.shown()) == 2)
        wait_for('it to be forgotten', lambda: soon.secret_id not in self.setting('expiry-later'))
        self.program.close()

    def setting(self, key):
        return subprocess.run(['gsettings', 'get', desktop.NAME, key], check=True, text=True,
                              capture_output=True,
                              env={**os.environ, **self.environment}).stdout

    def set_setting(self, key, value):
        subprocess.run(['gsettings', 'set', desktop.NAME, key, value], check=True,
                       env={**os.environ, **self.environment})


if __name__ == '__main__':
    tap.main()
