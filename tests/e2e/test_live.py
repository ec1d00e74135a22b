#!/usr/bin/python3
# test_live.py: what others change appears by itself, and disturbs nobody
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import copy
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import stage  # noqa: E402
import tap  # noqa: E402
from driver import wait_for  # noqa: E402
from issuer import me  # noqa: E402

NAMES = [f'Service {number:02}' for number in range(1, 41)]


class Live(stage.Stage):
    def setUp(self):
        super().setUp()
        self.issued = dict(zip(NAMES, self.fill(*NAMES)))
        self.start()
        self.program.find('push button', 'All, 40 credentials')
        self.row('^Service 01,')
        self.other = self.admin()

    def find_other(self):
        try:
            self.admin().get('/v1/me')
        except OSError:
            return None
        return self.admin()

    def edit(self, name, patch):
        client_id = self.issued[name].id
        answer = self.other.edit(client_id, patch, self.other.find(client_id).etag)
        self.assertEqual(answer.status, 200, answer)

    def delete(self, name):
        client_id = self.issued[name].id
        self.assertEqual(self.other.delete(client_id, self.other.find(client_id).etag).status,
                         204)

    def focused_row(self):
        """The row that has the focus, itself or in one of its cells."""
        return next((row for row in self.rows()
                     if any('focused' in node.states for node in row.walk())), None)

    def go_to(self, name):
        """Walks down to a row as a person does."""
        wait_for('a row with the focus', self.focused_row)
        self.program.key(*['Down'] * NAMES.index(name))

        def arrived():
            row = self.focused_row()
            return row if row is not None and row.name.startswith(f'{name},') else None
        return wait_for(f'the focus at {name}', arrived)

    def assertStill(self, name, y):
        """The focus is where it was, at the same place of the screen."""
        row = self.focused_row()
        self.assertIsNotNone(row, 'nothing has the focus')
        self.assertTrue(row.name.startswith(f'{name},'), row.name)
        self.assertEqual(row.extents().y, y)

    def assertQuiet(self):
        """There is one window, and nothing in it says anything about all this."""
        self.assertEqual([child.role for child in self.program.root.children()], ['frame'])
        for words in ('Reload', 'Loading', 'Unreachable', 'Try Again'):
            label = self.program.frame.find_now('label', words)
            self.assertTrue(label is None or label.extents().width == 0, words)

    def test_changes_of_somebody_else(self):
        y = self.go_to('Service 30').extents().y
        self.edit('Service 29', {'status': 'inactive'})
        self.row('^Service 29, Inactive')
        self.assertStill('Service 30', y)
        self.edit('Service 30', {'note': 'Changed under the focus', 'status': 'inactive'})
        self.row('^Service 30, Inactive')
        self.assertStill('Service 30', y)
        self.issue('Service 28b')
        self.row('^Service 28b, Active')
        self.assertStill('Service 30', y)
        self.delete('Service 27')
        self.wait_row_gone('^Service 27,')
        self.assertStill('Service 30', y)
        self.edit('Service 31', {'display_name': 'Service 29b'})
        self.row('^Service 29b, Active')
        self.assertStill('Service 30', y)
        self.assertQuiet()
        self.shoot('live')

    def test_the_command_line(self):
        y = self.go_to('Service 30').extents().y
        organization = copy.deepcopy(stage.ORGANIZATION)
        organization['name'] = 'Acme Wholesale'
        self.issuer.import_organization(organization)
        self.program.frame.find('label', 'Acme Wholesale')
        self.assertStill('Service 30', y)
        self.assertQuiet()

    def test_the_focused_one_is_deleted(self):
        self.go_to('Service 30')
        self.delete('Service 30')
        self.wait_row_gone('^Service 30,')
        self.assertRegex(wait_for('a row with the focus', self.focused_row).name,
                         '^Service (29|31),')
        self.assertQuiet()

    def test_the_role_is_taken_away(self):
        self.issuer.set_member(me(), 'read-only')
        self.wait_page('No Access')
        wait_for('the list to be empty', lambda: self.rows() == [])

    def test_the_issuer_is_killed(self):
        self.kill_issuer()
        self.other = wait_for('another issuer to answer', self.find_other)
        self.edit('Service 02', {'status': 'inactive'})
        self.row('^Service 02, Inactive')
        self.assertQuiet()
        self.program.close()
        wait_for('the issuer to end', lambda: self.issuer_process() is None)

    def test_it_ends_with_the_window(self):
        self.program.close()
        wait_for('the issuer to end', lambda: self.issuer_process() is None)


if __name__ == '__main__':
    tap.main()
