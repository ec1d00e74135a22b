#!/usr/bin/python3
# test_audit.py: reading, filtering and exporting who did what
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import csv
import json
import os
import re
import sqlite3
import stat
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import stage  # noqa: E402
import tap  # noqa: E402
from driver import clipboard_text, wait_for  # noqa: E402
from issuer import me  # noqa: E402

WINDOW = re.compile('^Audit Log$')
UNLOCK = 'DROP TRIGGER audit_stays; DROP TRIGGER audit_is_kept; DROP TRIGGER audit_is_sealed;'


class Audit(stage.Stage):
    def open_log(self):
        self.program.key('ctrl+l')
        return self.log()

    def log(self):
        return self.program.find('frame', WINDOW)

    @staticmethod
    def entries(log):
        """The entries in words, the newest first."""
        return [node for node in log.walk() if node.role == 'list item'
                and re.search(r', .* · ', node.name or '') and node.is_shown()]

    def entry(self, log, pattern):
        return wait_for(f'an entry {pattern}', lambda: next(
            (node for node in self.entries(log) if re.search(pattern, node.name)), None))

    def wait_entries(self, log, *patterns):
        """Waits until just these are there, in that order from the top."""
        def same():
            found = sorted(self.entries(log), key=lambda node: node.extents().y)
            return (len(found) == len(patterns) and
                    all(re.search(pattern, node.name)
                        for pattern, node in zip(patterns, found)))
        wait_for(f'the entries {patterns}', same)

    def edit(self, issued, patch):
        admin = self.admin()
        answer = admin.edit(issued.id, patch, admin.find(issued.id).etag)
        self.assertEqual(answer.status, 200, answer)

    def export_to(self, path):
        self.program.key('ctrl+e')
        chooser = self.program.find(None, 'Export Audit Log')
        chooser.find('text', re.compile('Name'))
        self.program.key('ctrl+a')
        self.program.type(str(path))
        self.program.key('Return')

    def test_read_in_words(self):
        issued, _ = self.fill('Nightly Sync', 'Other', grants=[stage.PROFILE])
        self.start()
        dialog = self.open_editor('Nightly Sync')
        self.enter(dialog, 'Display Name', 'Hourly Sync')
        self.save(dialog)
        self.program.wait_gone('dialog', stage.EDIT)
        self.row('^Hourly Sync, Active')

        log = self.open_log()
        self.wait_entries(log, '^Edited “Hourly Sync”, .* · ', '^Issued “Other”',
                          '^Issued “Nightly Sync”', '^Imported accounts and workspaces')
        wait_for('the verdict', lambda: log.has_text('Unbroken: 4 entries since'))
        self.entry(log, '^Edited').click()
        log.find('label', re.compile('^Display Name: Nightly Sync → Hourly Sync$')).wait_shown()
        self.shoot('audit')

        # What somebody else does comes by itself, in words, and nothing that is open closes.
        self.edit(issued, {'grants': [{**stage.PROFILE, 'workspaces': [stage.PRODUCTION,
                                                                       stage.STAGING]}]})
        wait_for('five entries', lambda: len(self.entries(log)) == 5)
        log.find('label', re.compile('^Display Name: Nightly Sync → ')).wait_shown()
        newest = min(self.entries(log), key=lambda node: node.extents().y)
        newest.click()
        log.find('label', re.compile('^Workspaces for Profile: \\+ US Staging, '
                                     '− Canada Production$')).wait_shown()
        wait_for('the verdict', lambda: log.has_text('Unbroken: 5 entries since'))

        self.program.key('ctrl+c')
        wait_for('the entry', lambda: '+ US Staging, − Canada Production' in clipboard_text())
        self.assertIn(f'{me()}: Edited “Hourly Sync”', clipboard_text())
        self.assertIn(f'Client ID: {issued.id}', clipboard_text())
        self.program.key('ctrl+w')
        self.program.wait_gone('frame', WINDOW)
        self.program.close()

    def test_filter_and_export(self):
        one, two = self.fill('=Formula', 'Second')
        self.start()
        self.row('^Second,')
        self.edit(one, {'note': 'Somebody has it'})
        self.edit(two, {'status': 'inactive'})
        log = self.open_log()
        self.wait_entries(log, '^Deactivated “Second”', '^Edited “=Formula”', '^Issued “Second”',
                          '^Issued “=Formula”', '^Imported')

        self.program.type('formula')
        self.wait_entries(log, '^Edited “=Formula”', '^Issued “=Formula”')
        path = self.folder / 'log.csv'
        self.export_to(path)
        wait_for('the file', lambda: os.path.exists(path) and log.has_text('Exported 2 entries'))
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
        with open(path, encoding='utf-8', newline='') as file:
            rows = list(csv.DictReader(file))
        self.assertEqual([(row['action'], row['display_name'], row['outcome']) for row in rows],
                         [('edit', "'=Formula", 'done'), ('issue', "'=Formula", 'done')])
        self.assertEqual(json.loads(rows[0]['after']), {'note': 'Somebody has it'})

        self.program.key('ctrl+f', 'ctrl+a', 'BackSpace')
        wait_for('all entries', lambda: len(self.entries(log)) == 5)
        actions = log.find('combo box', 'Action')
        names = [one.find('label').name for one in self.drop_down(actions)]
        self.program.key('Escape')
        self.choose(log, 'Action', names.index('Deactivated'))
        self.wait_entries(log, '^Deactivated “Second”')
        path = self.folder / 'log.json'
        self.export_to(path)
        wait_for('the file', lambda: os.path.exists(path) and log.has_text('Exported 1 entry'))
        with open(path, encoding='utf-8') as file:
            events = json.load(file)
        self.assertEqual([event['client_id'] for event in events], [two.id])

        log.find('push button', 'Denied').click()
        log.find('label', 'No Entries Found').wait_shown()
        log.find('push button', 'Show All Entries').click()
        wait_for('all entries', lambda: len(self.entries(log)) == 5)
        self.program.key('ctrl+w')
        self.program.wait_gone('frame', WINDOW)
        self.program.close()

    def drop_down(self, combo):
        combo.click()
        return wait_for('the choices', lambda: self.choices(combo))

    def test_history_of_a_credential(self):
        one, _ = self.fill('First', 'Second')
        self.start()
        dialog = self.open_editor('First')
        dialog.find('list item', 'Show All Changes').click()
        log = self.log()
        self.wait_entries(log, '^Issued “First”')
        log.find('push button', 'Only “First”: Show All Credentials').click()
        wait_for('all entries', lambda: len(self.entries(log)) == 3)
        self.program.key('Escape')
        self.program.wait_gone('frame', WINDOW)
        self.program.key('Escape')
        self.program.wait_gone('dialog', stage.EDIT)
        self.program.close()

    def test_somebody_tampered(self):
        one, _ = self.fill('First', 'Second')
        with sqlite3.connect(self.issuer.database) as handle:
            handle.executescript(UNLOCK + "UPDATE audit SET actor = 'mallory' WHERE id = 2")
        self.start()
        self.row('^First,')
        log = self.open_log()
        log.find('label', 'Entry 2 Was Changed').wait_shown()
        self.entry(log, '^Issued “First”, mallory · ')
        self.shoot('audit-broken')
        self.program.key('Escape')
        self.program.wait_gone('frame', WINDOW)
        self.program.close()

    def test_the_issuer_is_killed(self):
        self.fill('First')
        self.start()
        self.row('^First,')
        log = self.open_log()
        self.entry(log, '^Issued “First”')
        self.kill_issuer()
        self.program.key('ctrl+r')
        wait_for('the entries again', lambda: len(self.entries(log)) == 2)
        self.issuer.set_member(me(), 'read-only')
        log.find('label', 'No Access').wait_shown()
        self.assertEqual(self.entries(log), [])
        self.program.key('Escape')
        self.program.wait_gone('frame', WINDOW)


if __name__ == '__main__':
    tap.main()
