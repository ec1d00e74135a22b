#!/usr/bin/python3
# test_names.py: names that nobody would give, and what becomes of them
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import re

import stage
import tap
from driver import put_in_clipboard, wait_for

HTML = '<b>Bold</b> &amp; <script>alert(1)</script>'
ARABIC = 'تطبيق الولاء'
EMOJI = '🔑 Loyalty 👩‍👩‍👧‍👦'


class Names(stage.Stage):
    def setUp(self):
        super().setUp()
        self.fill('Twin', HTML)
        self.start()
        self.row('^Twin, Active')

    def tearDown(self):
        self.program.close()
        super().tearDown()

    def paste(self, dialog, text):
        """As from another program: nobody types ten thousand characters."""
        put_in_clipboard(text)
        entry = dialog.find('text', 'Display Name')
        entry.click()
        self.program.key('ctrl+a', 'ctrl+v')
        wait_for('the name', lambda: entry.text == text)

    def open_platform(self):
        dialog = self.open_add()
        self.tick(dialog, 'Platform')
        return dialog

    def discard(self):
        self.program.key('Escape')
        self.answer('Discard Changes?', 'Discard')
        self.program.wait_gone('dialog', stage.ADD)

    def assertRefused(self, dialog, words):
        self.wait_text(dialog, words)
        self.shoot(f'name-{self.id().rsplit(".")[-1]}')
        dialog.find('push button', 'Save').wait_state('sensitive', False)

    def issue_as(self, text, shown=None):
        """It is issued, and the list shows it to the letter."""
        dialog = self.open_platform()
        self.paste(dialog, text)
        self.save(dialog)
        page = self.program.dialog(stage.ISSUED)
        self.wait_text(page, shown or text)
        self.copy_secret(page)
        self.done(page)
        self.row(f'^{re.escape(shown or text)}, Active')
        self.assertIn(shown or text, [one['display_name'] for one in self.credentials()])

    def test_nothing(self):
        dialog = self.open_platform()
        self.assertRefused(dialog, 'Enter a display name')
        self.discard()

    def test_spaces(self):
        dialog = self.open_platform()
        self.paste(dialog, '    \u00a0 ')
        self.assertRefused(dialog, 'Enter a display name')
        self.discard()

    def test_spaces_around(self):
        self.issue_as('  Padded  ', 'Padded')

    def test_ten_thousand(self):
        dialog = self.open_platform()
        self.paste(dialog, 'x' * 10000)
        self.assertRefused(dialog, 'Shorten the display name to')
        self.assertEqual(len(dialog.find('text', 'Display Name').text), 10000)
        self.paste(dialog, 'Short Again')
        dialog.find('push button', 'Save').wait_state('sensitive')
        self.discard()

    def test_control_characters(self):
        dialog = self.open_platform()
        self.paste(dialog, 'Bell\u0007 and escape\u001b[31m')
        self.assertRefused(dialog, 'Remove line breaks and invisible control characters')
        self.discard()

    def test_right_to_left(self):
        self.issue_as(ARABIC)

    def test_emoji(self):
        self.issue_as(EMOJI)

    def test_html(self):
        """It is text wherever it comes up: list, editor, question, toast."""
        self.row(f'^{re.escape(HTML)}, Active').click()
        dialog = self.program.dialog(stage.EDIT)
        self.assertEqual(dialog.find('text', 'Display Name').text, HTML)
        self.paste(dialog, f'{HTML} <i>2</i>')
        self.wait_text(dialog, f'{HTML} <i>2</i>')
        self.save(dialog)
        self.program.wait_gone('dialog', stage.EDIT)
        self.wait_toast(f'Saved “{HTML} <i>2</i>”')
        self.program.find('push button', f'Delete {HTML} <i>2</i>').click()
        question = self.question(f'Delete “{HTML} <i>2</i>”?')
        self.shoot('name-html')
        question.find('push button', 'Delete').click()
        wait_for('the row to go', lambda: len(self.rows()) == 1)

    def test_duplicate(self):
        """Allowed, and said."""
        dialog = self.open_platform()
        self.paste(dialog, 'Twin')
        self.wait_text(dialog, '1 other credential has this name')
        self.save(dialog)
        page = self.program.dialog(stage.ISSUED)
        self.copy_secret(page)
        self.done(page)
        wait_for('both', lambda: len([1 for row in self.rows()
                                      if row.name.startswith('Twin, ')]) == 2)


if __name__ == '__main__':
    tap.main()
