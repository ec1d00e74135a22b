#!/usr/bin/python3
# test_wayland.py: what other programs find of a copied secret under Wayland
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import stage
import tap
from compositor import Compositor, WaylandProgram, skip_unless_there
from driver import wait_for


class Wayland(stage.Stage):
    lifetime = 30

    @classmethod
    def setUpClass(cls):
        skip_unless_there()

    def setUp(self):
        super().setUp()
        self.compositor = Compositor()
        self.addCleanup(self.compositor.end)
        self.program = WaylandProgram(
            self.compositor, [stage.SIGNET],
            {**self.environment, **self.keep_settings(secret_clip_lifetime=self.lifetime)})
        self.addCleanup(self.program.kill)
        self.wait_page('No Credentials Yet')

    def issue_and_copy(self):
        dialog = wait_for('the dialog', self.open_dialog)
        entry = dialog.find('text', 'Display Name')
        wait_for('what is typed', lambda: self.type_more(entry))
        self.program.tab_to(dialog, 'check box', 'Platform')
        self.program.key(' ')
        dialog.find('check box', 'Platform').wait_state('checked')
        button = dialog.find('push button', 'Save')
        button.wait_state('sensitive')
        button.accessible.do_action(0)

        page = self.program.dialog(stage.ISSUED)
        self.program.tab_to(page, 'push button', 'Copy Client Secret')
        self.program.key(' ')
        secret = wait_for('the secret', self.read_secret)
        self.assertEqual(self.ask_token(self.credentials()[0]['client_id'], secret)[0], 200)
        return page, secret

    def open_dialog(self):
        """A window that is not in use yet hears no key."""
        self.program.key('ctrl+n')
        return self.program.root.find_now('dialog', stage.ADD)

    def type_more(self, entry):
        self.program.type('w')
        return entry.text

    def read_secret(self):
        text = self.compositor.clipboard()
        return text if text and stage.SECRET.match(text) else None

    def wait_nothing(self):
        wait_for('nothing to be given out', lambda: not self.compositor.clipboard())


class Offered(Wayland):
    def test_given_out_and_gone_with_the_program(self):
        page, secret = self.issue_and_copy()
        self.assertEqual(self.compositor.clipboard('text/plain'), secret)
        page.find('push button', 'Done').accessible.do_action(0)
        self.program.wait_gone('dialog', stage.ISSUED)
        self.assertEqual(self.compositor.clipboard(), secret)
        self.program.key('ctrl+q')
        self.program.wait_end()
        # The compositor gives out what it kept, which is nothing.
        self.assertFalse(self.compositor.clipboard())


class Over(Wayland):
    lifetime = 10

    def test_focused(self):
        self.issue_and_copy()
        self.wait_nothing()

    def test_unfocused(self):
        """A window that is not in use may not change the clipboard, and gives out nothing."""
        page, secret = self.issue_and_copy()
        page.find('push button', 'Show Client Secret').accessible.do_action(0)
        self.wait_text(page, secret)
        self.compositor.open_window(self.folder / 'other.ui')
        wait_for('the window to hide what it shows', lambda: not page.has_text(secret))
        self.assertEqual(self.compositor.clipboard(), secret)
        self.wait_nothing()


if __name__ == '__main__':
    tap.main()
