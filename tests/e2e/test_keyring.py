#!/usr/bin/python3
# test_keyring.py: secrets when the keyring is absent, locked, slow or dies
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs on a bus that starts no Secret Service by itself, and starts what each test wants."""

import re
import signal
import subprocess
import sys

import stage
import tap
from driver import PATIENCE, wait_for

SECRETS = 'org.freedesktop.secrets'
PATH = '/org/freedesktop/secrets'
ABSENT, LOCKED, REFUSED = 'No Keyring Here', 'The Keyring Is Locked', 'The Keyring Refused'
KEPT, CHECK = 'Client Secret in Keyring', 'Check Stored Secrets'
NOT_THERE = 'Not in the Keyring'
MOCK = stage.TESTS / 'e2e' / 'mock_secrets.py'


class Keyring(stage.Stage):
    """Starts and ends services of secrets."""

    def setUp(self):
        super().setUp()
        self.service = None
        self.addCleanup(self.end_service)

    def run_service(self, command, password=None):
        self.service = subprocess.Popen(command, stdin=subprocess.PIPE,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.service.stdin.write(password or b'')
        self.service.stdin.close()
        subprocess.run(['gdbus', 'wait', '--session', '--timeout', str(int(PATIENCE)), SECRETS],
                       check=True)

    def run_keyring(self):
        """The real one, unlocked."""
        self.run_service(['gnome-keyring-daemon', '--foreground', '--unlock',
                          '--components=secrets'], b'test-password')

    def run_mock(self, *options):
        self.run_service([sys.executable, MOCK, *options])

    def end_service(self):
        if self.service is None:
            return
        self.service.kill()
        self.service.wait()
        self.service = None

        def has_owner():
            answer = subprocess.run(['gdbus', 'call', '--session', '--dest',
                                     'org.freedesktop.DBus', '--object-path',
                                     '/org/freedesktop/DBus', '--method',
                                     'org.freedesktop.DBus.NameHasOwner', SECRETS],
                                    check=True, capture_output=True, text=True)
            return 'true' in answer.stdout
        wait_for('the service to be gone', lambda: not has_owner())

    @staticmethod
    def lock():
        subprocess.run(['gdbus', 'call', '--session', '--dest', SECRETS, '--object-path', PATH,
                        '--method', 'org.freedesktop.Secret.Service.Lock',
                        f"['{PATH}/collection/login']"], check=True, stdout=subprocess.DEVNULL)

    @staticmethod
    def read_mock(name):
        """A property of the one collection that the mock has."""
        answer = subprocess.run(['gdbus', 'call', '--session', '--dest', SECRETS,
                                 '--object-path', f'{PATH}/collection/default', '--method',
                                 'org.freedesktop.DBus.Properties.Get',
                                 'org.freedesktop.Secret.Collection', name],
                                check=True, capture_output=True, text=True)
        return answer.stdout.strip()

    def open_page(self):
        self.start()
        self.wait_page('No Credentials Yet')
        return self.add('Kept')

    def try_to_save(self, page):
        page.find('push button', 'Save to Keyring').click()

    def assertNotSaved(self, page, title):
        """It says why, the secret stays, and nothing was taken as saved."""
        self.wait_text(page, title)
        self.shoot(f'keyring-{self.id().rsplit(".")[-1]}')
        page.find('push button', 'Save to Keyring').wait_shown()
        page.find('push button', 'Done').click()
        self.answer(stage.LEAVE_SECRET, 'Go Back')

    def assertStillThere(self, page):
        """The secret on the page is the one that works."""
        secret = self.copy_secret(page)
        client_id = self.copy_client_id(page)
        self.assertEqual(self.ask_token(client_id, secret)[0], 200)
        return client_id, secret


class Refusing(Keyring):
    def save_in_vain(self, title):
        page = self.open_page()
        self.try_to_save(page)
        self.assertNotSaved(page, title)
        self.assertStillThere(page)
        self.done(page)
        self.assertFalse(self.has_keyring_mark('Kept'))
        self.program.close()

    def test_absent(self):
        self.save_in_vain(ABSENT)

    def test_locked_without_prompt(self):
        self.run_keyring()
        self.lock()
        self.save_in_vain(LOCKED)

    def test_refused(self):
        self.run_mock('--fail', 'CreateItem')
        self.save_in_vain(REFUSED)

    def test_no_session(self):
        self.run_mock('--fail', 'OpenSession')
        self.save_in_vain(REFUSED)

    def test_prompt_dismissed(self):
        self.run_mock('--locked', '--prompt', 'dismiss')
        self.save_in_vain(LOCKED)


class Hanging(Keyring):
    def stop_waiting(self, *options):
        self.run_mock(*options)
        page = self.open_page()
        self.try_to_save(page)
        page.find('push button', 'Stop').click()
        self.assertNotSaved(page, 'Not Saved')
        self.assertStillThere(page)
        self.done(page)
        self.program.close()

    def test_prompt(self):
        self.stop_waiting('--locked', '--prompt', 'hang')

    def test_answered_too_late(self):
        """The prompt stays when nobody waits any more. Its answer does not keep anything then."""
        self.run_mock('--locked', '--prompt', 'hang')
        page = self.open_page()
        self.try_to_save(page)
        page.find('push button', 'Stop').click()
        self.assertNotSaved(page, 'Not Saved')
        self.service.send_signal(signal.SIGUSR1)
        wait_for('it to be open', lambda: self.read_mock('Locked') == '(<false>,)')
        client_id, secret = self.assertStillThere(page)
        self.assertEqual(self.read_mock('Items'), '(<@ao []>,)')
        self.try_to_save(page)
        self.wait_text(page, 'Saved to the keyring')
        self.assertEqual(self.keyring_secret(client_id), secret)
        self.done(page)
        self.program.close()

    def test_service(self):
        self.stop_waiting('--hang', 'CreateItem')

    def test_leaving_meanwhile(self):
        """Waiting for the keyring is no reason to let the secret go, nor to hold the person."""
        self.run_mock('--hang', 'CreateItem')
        page = self.open_page()
        self.try_to_save(page)
        page.find('push button', 'Stop').wait_shown()
        self.program.key('Escape')
        self.answer(stage.LEAVE_SECRET, 'Go Back')
        page.find('push button', 'Stop').wait_shown()
        self.program.key('Escape')
        self.answer(stage.LEAVE_SECRET, 'Close Anyway')
        self.program.wait_gone('dialog', stage.ISSUED)
        self.row('^Kept,')
        self.program.close()

    def test_list_does_not_wait(self):
        """A keyring that does not answer at all takes the marks away, nothing else."""
        self.fill('Listed')
        self.run_mock('--hang', 'SearchItems')
        self.start()
        self.row('^Listed, Active')
        dialog = self.open_editor('Listed')
        self.program.key('Escape')
        self.program.wait_gone('dialog', stage.EDIT)
        self.assertIsNotNone(dialog)
        self.program.close()


class Saving(Keyring):
    def test_after_unlocking(self):
        """A keyring that asks and is answered takes it like an open one."""
        self.run_mock('--locked', '--prompt', 'accept')
        page = self.open_page()
        self.try_to_save(page)
        self.wait_text(page, 'Saved to the keyring')
        self.done(page)
        self.assertTrue(wait_for('the mark', lambda: self.has_keyring_mark('Kept')))
        self.program.close()

    def test_mark_stays(self):
        """After saving and after another start the list shows whose secret is here."""
        self.run_keyring()
        page = self.open_page()
        client_id = self.copy_client_id(page)
        self.try_to_save(page)
        self.wait_text(page, 'Saved to the keyring')
        self.done(page)
        wait_for('the mark', lambda: self.has_keyring_mark('Kept'))
        secret = self.keyring_secret(client_id)
        self.assertEqual(self.ask_token(client_id, secret)[0], 200)
        self.restart()
        wait_for('the mark', lambda: self.has_keyring_mark('Kept'))
        self.lock()
        self.restart()
        wait_for('the mark', lambda: self.has_keyring_mark('Kept'))
        self.program.close()

    def test_killed_between(self):
        """It dies with the page open; another one is started; saving works."""
        self.run_keyring()
        page = self.open_page()
        client_id = self.copy_client_id(page)
        self.end_service()
        self.try_to_save(page)
        self.assertNotSaved(page, ABSENT)
        self.run_keyring()
        self.try_to_save(page)
        self.wait_text(page, 'Saved to the keyring')
        self.assertFalse(page.has_text(ABSENT))
        self.done(page)
        secret = self.keyring_secret(client_id)
        self.assertEqual(self.ask_token(client_id, secret)[0], 200)
        self.program.close()

    def test_killed_while_saving(self):
        self.run_mock('--hang', 'CreateItem')
        page = self.open_page()
        self.try_to_save(page)
        page.find('push button', 'Stop').wait_shown()
        self.end_service()
        self.assertNotSaved(page, ABSENT)
        self.assertStillThere(page)
        self.done(page)
        self.program.close()


class Reading(Keyring):
    """The window with what the keyring has of one credential, and the one with everything."""

    def open_kept(self, *options):
        self.issued, = self.fill('Kept')
        self.run_mock('--items', '1', *options)
        self.start()
        self.choose_in_row('Kept', 'Client Secret…')
        return self.window(KEPT)

    def close(self):
        self.program.key('Escape')
        wait_for('the window to go', lambda: len(list(self.program.root.children())) == 1)
        self.program.close()

    def put(self):
        """A secret of the credential, in the mock."""
        subprocess.run(['secret-tool', 'store', '--label=Kept', 'xdg:schema', stage.SCHEMA,
                        'connection', stage.CONNECTION, 'client_id', self.issued.id,
                        'secret_id', self.issued.secret_id],
                       input=self.issued.secret, text=True, check=True)

    def try_again(self, dialog, title, words):
        dialog.find('label', title).wait_shown()
        self.assertTrue(dialog.has_text(words))
        self.shoot(f'keyring-{self.id().rsplit(".")[-1]}')
        dialog.find('push button', 'Try Again').click()

    def test_absent(self):
        self.issued, = self.fill('Kept')
        self.start()
        self.choose_in_row('Kept', 'Client Secret…')
        dialog = self.window(KEPT)
        self.try_again(dialog, ABSENT, 'Install GNOME Keyring')
        dialog.find('label', ABSENT).wait_shown()
        self.run_keyring()
        self.put()
        dialog.find('push button', 'Try Again').click()
        dialog.find('label', re.compile('^Valid')).wait_shown()
        # It dies while the window is open.
        self.end_service()
        dialog.find('push button', 'Remove from Keyring…').click()
        self.answer('Remove From the Keyring?', 'Remove')
        self.wait_text(dialog, ABSENT)
        self.close()

    def test_unlocked_by_the_prompt(self):
        dialog = self.open_kept()
        dialog.find('label', NOT_THERE).wait_shown()
        self.program.key('Escape')
        self.put()
        self.lock_mock()
        self.program.key('ctrl+r')
        mark = wait_for('the mark', lambda: self.row('^Kept,').find_now(
            'push button', stage.KEYRING_MARK))
        mark.click()
        dialog = self.window(KEPT)
        dialog.find('label', re.compile('^Valid')).wait_shown()
        self.close()

    def test_prompt_dismissed(self):
        dialog = self.open_kept('--prompt', 'dismiss')
        dialog.find('label', NOT_THERE).wait_shown()
        self.program.key('Escape')
        self.put()
        self.lock_mock()
        self.program.key('ctrl+r')
        wait_for('the mark', lambda: self.row('^Kept,').find_now(
            'push button', stage.KEYRING_MARK)).click()
        dialog = self.window(KEPT)
        self.try_again(dialog, LOCKED, 'Unlock the keyring and try again.')
        dialog.find('label', LOCKED).wait_shown()
        self.close()

    def test_refused(self):
        dialog = self.open_kept('--fail', 'SearchItems')
        self.try_again(dialog, REFUSED, 'The keyring did not do it.')
        self.close()

    def test_hangs_and_dies(self):
        dialog = self.open_kept('--hang', 'SearchItems')
        dialog.find('label', 'Waiting for the keyring…').wait_shown()
        self.end_service()
        dialog.find('label', ABSENT).wait_shown()
        self.close()

    def test_stop(self):
        dialog = self.open_kept('--hang', 'SearchItems')
        dialog.find('push button', 'Stop').click()
        wait_for('the window to go', lambda: len(list(self.program.root.children())) == 1)
        self.program.close()

    def check_all(self):
        self.choose_in_main('Check Stored Secrets')
        return self.window(CHECK)

    def test_check_without(self):
        self.fill('Kept')
        self.start()
        self.row('^Kept,')
        dialog = self.check_all()
        self.try_again(dialog, ABSENT, 'Install GNOME Keyring')
        self.run_mock('--items', '3', '--locked')
        dialog.find('label', ABSENT).wait_shown()
        dialog.find('push button', 'Try Again').click()
        dialog.find('label', '3 secrets, 3 problems').wait_shown()
        self.assertTrue(dialog.has_text('Unknown Credential'))
        self.close()

    @staticmethod
    def lock_mock():
        subprocess.run(['gdbus', 'call', '--session', '--dest', SECRETS, '--object-path', PATH,
                        '--method', 'org.freedesktop.Secret.Service.Lock', '@ao []'],
                       check=True, stdout=subprocess.DEVNULL)


if __name__ == '__main__':
    tap.main()
