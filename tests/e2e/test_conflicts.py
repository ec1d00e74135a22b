#!/usr/bin/python3
# test_conflicts.py: what others do meanwhile is told, and nothing that was entered is lost
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import copy

import stage
import tap
from driver import wait_for
from issuer import me

RENAMED = {'display_name': 'Renamed by Others'}


class Conflicts(stage.Stage):
    def setUp(self):
        super().setUp()
        self.client_id = self.fill('Shared', grants=[stage.PROFILE])[0].id
        self.start()
        self.row('^Shared, Active')

    def tearDown(self):
        self.program.close()
        super().tearDown()

    def find(self):
        return self.admin().find(self.client_id)

    def edit(self, patch):
        """What another person does to the credential."""
        answer = self.admin().edit(self.client_id, patch, self.find().etag)
        self.assertEqual(answer.status, 200, answer)

    def delete(self):
        self.assertEqual(self.admin().delete(self.client_id, self.find().etag).status, 204)

    def wait_closed(self):
        self.program.wait_gone('dialog', stage.EDIT)


class Editing(Conflicts):
    def save_too_late(self, label, text, patch):
        """Both change it, the other one first."""
        dialog = self.open_editor('Shared')
        self.enter(dialog, label, text)
        self.edit(patch)
        self.save(dialog)
        self.wait_text(dialog, f'{me()} Changed This Credential')
        self.shoot(f'conflict-{self.id().rsplit(".")[-1]}')
        dialog.find('push button', 'Save').wait_state('sensitive', False)
        return dialog

    def test_reapply(self):
        """It says who changed what; both changes are there in the end."""
        dialog = self.save_too_late('Owner', 'Team Blue', RENAMED)
        self.wait_text(dialog, 'Renamed by Others')
        self.assertEqual(dialog.find('text', 'Owner').text, 'Team Blue')
        dialog.find('push button', 'Reapply My Changes').click()
        name = dialog.find('text', 'Display Name')
        wait_for('their name', lambda: name.text == 'Renamed by Others')
        self.assertEqual(dialog.find('text', 'Owner').text, 'Team Blue')
        self.save(dialog)
        self.wait_closed()
        now = self.find().json
        self.assertEqual((now['display_name'], now['owner']), ('Renamed by Others', 'Team Blue'))

    def test_discard(self):
        dialog = self.save_too_late('Owner', 'Team Blue', RENAMED)
        dialog.find('push button', 'Discard My Changes').click()
        wait_for('no owner', lambda: dialog.find('text', 'Owner').text == '')
        self.program.key('Escape')
        self.wait_closed()
        self.assertEqual(self.find().json['owner'], '')

    def test_same_field(self):
        """Whoever reapplies wins, but knows what is overwritten."""
        dialog = self.save_too_late('Display Name', 'Mine', RENAMED)
        self.wait_text(dialog, 'Renamed by Others')
        dialog.find('push button', 'Reapply My Changes').click()
        name = dialog.find('text', 'Display Name')
        wait_for('my name', lambda: name.text == 'Mine')
        self.wait_text(dialog, 'Unsaved changes')
        self.save(dialog)
        self.wait_closed()
        self.assertEqual(self.find().json['display_name'], 'Mine')

    def test_markup_of_others(self):
        dialog = self.save_too_late('Owner', 'Team Blue', {'display_name': '<b>Bold</b> & Co'})
        self.wait_text(dialog, '<b>Bold</b> & Co')
        dialog.find('push button', 'Reapply My Changes').click()
        self.save(dialog)
        self.wait_closed()

    def test_twice(self):
        """They do it again while the first time is still being read."""
        dialog = self.save_too_late('Owner', 'Team Blue', RENAMED)
        self.edit({'note': 'And again'})
        dialog.find('push button', 'Reapply My Changes').click()
        self.save(dialog)
        self.wait_text(dialog, f'{me()} Changed This Credential')
        self.wait_text(dialog, 'Adds a note')
        dialog.find('push button', 'Reapply My Changes').click()
        self.save(dialog)
        self.wait_closed()
        now = self.find().json
        self.assertEqual((now['note'], now['owner']), ('And again', 'Team Blue'))

    def test_deleted(self):
        dialog = self.open_editor('Shared')
        self.enter(dialog, 'Owner', 'Team Blue')
        self.delete()
        self.save(dialog)
        self.wait_text(dialog, 'This Credential Was Deleted')
        self.shoot('conflict-deleted')
        self.program.key('Escape')
        self.program.wait_gone('dialog', stage.EDIT)
        self.wait_page('No Credentials Yet')

    def test_deleted_by_both(self):
        self.program.find('push button', 'Delete Shared').click()
        question = self.question('Delete “Shared”?')
        self.delete()
        question.find('push button', 'Delete').click()
        self.wait_page('No Credentials Yet')

    def test_switched_meanwhile(self):
        """The list shows the old state; what is chosen there is not done to the new one."""
        dialog = self.open_editor('Shared')
        dialog.find(None, 'Active').click()
        self.edit({'status': 'inactive'})
        self.save(dialog)
        self.wait_text(dialog, f'{me()} Changed This Credential')
        dialog.find('push button', 'Reapply My Changes').click()
        self.program.key('Escape')
        self.wait_closed()
        self.assertEqual(self.find().json['status'], 'inactive')


class Workspaces(Conflicts):
    def import_without(self, workspace):
        organization = copy.deepcopy(stage.ORGANIZATION)
        workspaces = organization['accounts'][0]['workspaces']
        workspaces[:] = [one for one in workspaces if one['id'] != workspace]
        self.issuer.import_organization(organization)

    def test_gone_while_adding(self):
        """The dialog says so as soon as it happens, and keeps what was entered."""
        dialog = self.open_add()
        self.enter(dialog, 'Display Name', 'New')
        self.tick(dialog, 'Profile')
        for name in ('US Production', 'US Staging'):
            self.tick(self.api(dialog, 'Profile'), name)
        self.import_without(stage.STAGING)
        self.wait_text(dialog, f'Workspace {stage.STAGING} no longer exists')
        self.shoot('conflict-workspace')
        self.assertEqual(dialog.find('text', 'Display Name').text, 'New')
        self.api(dialog, 'Profile').find('check box', 'US Staging').click()
        self.save(dialog)
        page = self.program.dialog(stage.ISSUED)
        self.copy_secret(page)
        self.done(page)
        self.row('^New, Active')
        new = next(one for one in self.credentials() if one['display_name'] == 'New')
        self.assertEqual(new['grants'][0]['workspaces'], [stage.PRODUCTION])


class Roles(Conflicts):
    def set_role(self, role):
        self.issuer.set_member(me(), role)

    def assertNoAccess(self, role):
        """Why, who has access, and nothing of what was there."""
        page = self.wait_page('No Access')
        self.shoot('no-access')
        self.wait_text(page, f'Your role at Acme Retail is {role}.')
        self.wait_text(page, 'Admin, Compliance Admin and Support Access')
        wait_for('the list to be empty', lambda: self.rows() == [])
        return page

    def test_taken_and_given_back(self):
        self.set_role('read-only')
        page = self.assertNoAccess('Read Only')
        self.set_role('user')
        page.find('push button', 'Try Again').click()
        page = self.assertNoAccess('User')
        self.set_role('support-access')
        page.find('push button', 'Try Again').click()
        self.row('^Shared, Active')

    def test_taken_while_editing(self):
        """The issuer refuses, the dialog says so, and what was entered stays."""
        dialog = self.open_editor('Shared')
        self.enter(dialog, 'Owner', 'Team Blue')
        self.set_role('user')
        self.save(dialog)
        self.wait_text(dialog, 'Not Allowed')
        self.assertEqual(dialog.find('text', 'Owner').text, 'Team Blue')
        self.set_role('admin')
        self.save(dialog)
        self.wait_closed()
        self.assertEqual(self.find().json['owner'], 'Team Blue')

    def test_taken_while_deleting(self):
        self.program.find('push button', 'Delete Shared').click()
        question = self.question('Delete “Shared”?')
        self.set_role('user')
        question.find('push button', 'Delete').click()
        failure = self.question('“Shared” Was Not Deleted')
        self.wait_text(failure, 'Not Allowed')
        self.set_role('admin')
        self.assertEqual(len(self.credentials()), 1)
        failure.find('push button', 'Cancel').click()
        self.wait_page('No Access').find('push button', 'Try Again').click()
        self.row('^Shared, Active')


if __name__ == '__main__':
    tap.main()
