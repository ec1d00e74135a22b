#!/usr/bin/python3
# screenshots.py: the pictures that the metainfo and the README show
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""screenshots.py FOLDER

Shows the demo organization, and writes into FOLDER a picture for each thing that Signet does. As
software centres ask for it, each is of one window, with its shadow, on nothing, and at most
1000 x 700 pixels large. The sizes of windows below leave room for the shadow.
"""

import re
import subprocess
import sys
import unittest
from pathlib import Path

import camera
import stage
import tour
from driver import wait_for

LIST = 940, 640
EDITOR = 640, 640
AUDIT = 760, 640
LARGEST = 1000, 700


class Screenshots(stage.Stage):
    folder_name = ''

    def setUp(self):
        camera.skip_unless_there()
        super().setUp()
        # The demo is only made where there is nothing yet.
        Path(self.issuer.database).unlink()
        subprocess.run([stage.ISSUER, 'demo', '--database', self.issuer.database], check=True,
                       stdout=subprocess.DEVNULL)
        self.environment.update(tour.Look().environment(self.folder.path))
        # As in GNOME.
        with open(Path(self.folder.path, 'config/gtk-4.0/settings.ini'), 'a') as file:
            file.write('gtk-decoration-layout=:close\n')
        self.camera = camera.Camera()
        self.addCleanup(self.camera.end)

    def take(self, node, name, size):
        path = Path(self.folder_name, f'{name}.png')
        self.assertTrue(self.camera.resize(node, *size), f'{node} is not {size}')
        self.camera.take(node, path)
        found = subprocess.run(['identify', '-format', '%w %h', path], check=True,
                               capture_output=True, text=True).stdout
        width, height = map(int, found.split())
        self.assertTrue(width <= LARGEST[0] and height <= LARGEST[1], f'{path}: {found}')
        print(f'{path} {width} x {height}, {path.stat().st_size // 1024} KiB')

    def test_screenshots(self):
        self.start()
        frame = self.program.frame
        self.row('^Audience Export Worker')
        self.save_some_secrets()
        self.program.key('ctrl+r')
        wait_for('the marks', lambda: self.has_keyring_mark('Consent Service'))
        self.take(frame, 'list', LIST)
        self.show_selection(frame)
        self.show_rotation()
        self.show_audit()
        self.show_editor()
        self.program.close()

    def save_some_secrets(self):
        for one in self.credentials():
            if one['display_name'] in ('Catalog Sync (Nightly)', 'Consent Service',
                                       'Loyalty App Backend', 'POS Gateway: Stores'):
                secret = one['secrets'][0]
                subprocess.run(
                    ['secret-tool', 'store', f'--label=Signet: {one["display_name"]}',
                     'xdg:schema', stage.SCHEMA, 'connection', stage.CONNECTION,
                     'client_id', one['client_id'], 'secret_id', secret['id']],
                    input='kept', text=True, check=True)

    def show_selection(self, frame):
        self.program.key('Down', 'space', 'Down', 'Down', 'space', 'Down', 'space')
        frame.find('label', '3 Selected').wait_shown()
        self.take(frame, 'selection', LIST)
        self.program.key('Escape', 'Escape')

    def show_rotation(self):
        dialog = self.open_editor('Consent Service')
        self.camera.resize(dialog, *EDITOR)
        dialog.find('label', 'Select APIs').show()
        self.take(dialog, 'rotation', EDITOR)
        self.program.key('Escape')
        self.program.wait_gone('dialog', stage.EDIT)

    def show_audit(self):
        self.change_some()
        self.program.key('ctrl+l')
        log = self.window('Audit Log')
        edited = re.compile('^Edited “BI Reporting”')
        entry = wait_for('what was changed', lambda: next(
            (one for one in log.walk() if one.matches('list item', edited)), None))
        entry.click()
        self.take(log, 'audit', AUDIT)
        self.program.key('ctrl+w')

    def change_some(self):
        """What the log tells of then."""
        admin = self.admin()

        ids = {one['display_name']: one['client_id'] for one in self.credentials()}

        def etag(name):
            return admin.find(ids[name]).etag
        for name, change in (
                ('Role Provisioning', {'status': 'inactive'}),
                ('BI Reporting', {'owner': 'Insights', 'note': 'Quarterly reports'})):
            admin.edit(ids[name], change, etag(name))
        admin.start(ids['POS Gateway: Stores'], etag('POS Gateway: Stores'))

    def show_editor(self):
        dialog = self.open_add()
        self.enter(dialog, 'Display Name', 'Store Locator')
        self.tick(dialog, 'Profile')
        profile = self.api(dialog, 'Profile')
        for workspace in ('US Production', 'US Staging'):
            self.tick(profile, workspace)
        self.take(dialog, 'editor', EDITOR)
        self.save(dialog)
        page = self.program.dialog(stage.ISSUED)
        self.take(page, 'issued', EDITOR)
        tour.act(page.find('push button', re.compile('^Copy Client Secret$')))
        self.done(page)


def main():
    if len(sys.argv) != 2:
        sys.exit('screenshots.py FOLDER')
    Screenshots.folder_name = sys.argv[1]
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Screenshots)
    sys.exit(not unittest.TextTestRunner().run(suite).wasSuccessful())


if __name__ == '__main__':
    main()
