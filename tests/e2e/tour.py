# tour.py: every page, popover and dialog of Signet, one after the other
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whoever wants to look at all of Signet writes

    for stop in tour.stops(self, tour.Look(dark=True)):
        … stop.name, stop.window(), stop.part …

in a test that stands on stage.Stage. Signet is started once and led on by the keyboard and by the
actions of the accessibility tree. Each stop is left as soon as the next one is asked for; whoever
looks may move the focus, but leaves open what is open and closed what is closed.
"""

import datetime
import os
import re
import signal
import subprocess
from pathlib import Path

import driver
import stage
from driver import Atspi, put_in_clipboard, wait_for, words
from fake_oauth import CLIENT_ID, CLIENT_SECRET, FakeOauth
from issuer import me

ELSEWHERE = '7b2f6c1e-0000-4000-8000-000000000001'
ORDINARY, LEAVING, RESTING = 'Billing Export', 'Old Backfill', 'Data Import'
TURNING, KEPT = 'Loyalty App Backend', 'Nightly Sync'
NOWHERE = 'nothing is called like this'
BRIEFLY = 2.0


class Look:
    """How Signet is to look on a tour."""

    def __init__(self, dark=False, contrast=False, narrow=False, scale=1, language=None,
                 catalogue=None, mirrored=False, animated=False):
        self.dark = dark
        self.contrast = contrast
        self.narrow = narrow
        self.scale = scale            # of the text: 2 for 200 %
        self.language = language      # such as “de”
        self.catalogue = catalogue    # the compiled one of that language
        self.mirrored = mirrored      # from right to left, whatever the language
        self.animated = animated

    def environment(self, folder):
        """What Signet is started with. FOLDER is for its settings."""
        path = Path(folder, 'config')
        (path / 'gtk-4.0').mkdir(parents=True)
        (path / 'gtk-4.0' / 'settings.ini').write_text(
            '[Settings]\ngtk-font-name=Cantarell 11\ngtk-cursor-blink=false\n'
            f'gtk-enable-animations={str(self.animated).lower()}\n')
        # Without a settings daemon the X server tells the resolution of text.
        subprocess.run(['xrdb', '-merge'], input=f'Xft.dpi: {int(96 * self.scale)}\n', text=True,
                       check=True)
        result = {'GSETTINGS_BACKEND': 'keyfile', 'XDG_CONFIG_HOME': str(path)}
        if self.dark:
            result['ADW_DEBUG_COLOR_SCHEME'] = 'prefer-dark'
        if self.contrast:
            result['ADW_DEBUG_HIGH_CONTRAST'] = '1'
        if self.language is not None:
            result['LANGUAGE'] = self.language
        if self.mirrored:
            result['GTK_DEBUG'] = 'invert-text-dir'
        return result

    def settings(self):
        return {'window-width': '360', 'window-height': '640'} if self.narrow else {}


class Stop:
    """One thing to look at. It is there until the next stop is asked for."""

    def __init__(self, name, window, part=None):
        self.name = name
        self._window = window
        self.part = part or window    # what of the window it is about: a popover, or all of it

    def __repr__(self):
        return f'<stop {self.name}>'

    def window(self):
        return self._window


def act(node):
    """Does what a click would do, wherever it stands. A menu button has its button inside."""
    node.wait_state('sensitive')
    able = wait_for(f'{node} to have an action', lambda: next(
        (one for one in node.walk() if one.accessible.get_action_iface() is not None
         and Atspi.Action.get_n_actions(one.accessible) > 0), None))
    Atspi.Action.do_action(able.accessible, 0)


def in_days(days):
    then = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)
    return then.strftime('%Y-%m-%dT%H:%M:%SZ')


class Tour:
    def __init__(self, test, look):
        self.test = test
        self.look = look
        self.fake = FakeOauth().start()
        test.addCleanup(self.fake.stop)

    # Before the first stop.

    def prepare(self):
        test = self.test
        words.read(self.look.catalogue)
        test.addCleanup(words.read, None)
        test.environment.update(self.look.environment(test.folder.path))
        # Signet cannot start an issuer: it can only find one.
        test.environment['SIGNET_ISSUER'] = str(test.folder / 'signet-issuer')
        details = "{'name': <'Pipeline'>, 'note': <'For finance'>, 'revision': <int64 7>}"
        self.set('connections',
                 f"[{{'kind': <'keep-and-test'>, 'preset': <'mparticle'>, 'id': <'{ELSEWHERE}'>, "
                 f"'name': <'mParticle'>, 'token-endpoint': <'{self.fake.url}/oauth/token'>, "
                 f"'audience': <'{self.fake.audience}'>, "
                 f"'credentials': <{{'{CLIENT_ID}': {details}}}>}}]")
        for key, value in self.look.settings().items():
            self.set(key, value)
        self.store('Pipeline', ELSEWHERE, CLIENT_ID, 'kept', CLIENT_SECRET)

    def set(self, key, value):
        subprocess.run(['gsettings', 'set', 'io.github.signet_app.Signet', key, value], check=True,
                       env={**os.environ, **self.test.environment})

    @staticmethod
    def store(name, connection, client_id, secret_id, secret):
        subprocess.run(['secret-tool', 'store', f'--label=Signet: {name} ({client_id})',
                        'xdg:schema', stage.SCHEMA, 'connection', connection, 'client_id',
                        client_id, 'secret_id', secret_id], input=secret, text=True, check=True)

    def fill(self):
        """What others do meanwhile at the same issuer."""
        admin = self.test.admin()

        def issue(name, grants, days=None, **more):
            return admin.issue_ok(display_name=name, account_id=stage.ACCOUNT, grants=grants,
                                  secret_expires=days and in_days(days), **more)
        issue(ORDINARY, [stage.PLATFORM, stage.PROFILE], note='For the finance team',
              owner='Finance')
        issue(RESTING, [stage.PROFILE], days=5.5)
        off = issue(LEAVING, [stage.PLATFORM])
        admin.edit(off.id, {'status': 'inactive'}, off.etag)
        turning = issue(TURNING, [stage.PROFILE])
        admin.start(turning.id, turning.etag)
        kept = issue(KEPT, [stage.PLATFORM, stage.PROFILE], days=200)
        self.store(KEPT, stage.CONNECTION, kept.id, kept.secret_id, kept.secret)
        self.test.ask_token(kept.id, kept.secret)

    # How to get about.

    @property
    def program(self):
        return self.test.program

    @property
    def frame(self):
        return self.test.program.frame

    def windows(self):
        return list(self.program.root.children())

    def opened(self, how, *arguments):
        """The window that opens by that."""
        before = len(self.windows())
        how(*arguments)
        wait_for('a window to open', lambda: len(self.windows()) > before)
        window = self.windows()[-1]
        wait_for('something in it', lambda: window.name and window.find_now('push button'))
        return window

    def close(self, window, *answers):
        """Leaves it by Escape; what is asked then is answered. A toast takes the first Escape."""
        before = len(self.windows())

        def is_left():
            return len(self.windows()) < before
        for _ in range(4):
            self.program.key('Escape')
            try:
                wait_for('it to go', lambda: len(self.windows()) != before, BRIEFLY)
            except AssertionError:
                continue
            if not is_left():
                act(self.windows()[-1].find('push button', answers[0]))
            wait_for('it to go', is_left)
            return
        raise AssertionError(f'{window} cannot be left by Escape')

    @staticmethod
    def press(node, name):
        """Of several buttons with that name one that is shown."""
        node.find('push button', name)
        act(wait_for(f'{name} to be shown', lambda: next(
            (one for one in node.walk() if one.matches('push button', name) and one.is_shown()),
            None)))

    def row(self, name):
        return wait_for(f'the row {name}', lambda: next(
            (one for one in self.frame.walk()
             if one.role == 'table row' and (one.name or '').startswith(name)), None))

    def in_row(self, name, item):
        """An item of the menu of a row."""
        self.program.wait_active()
        self.click_row(name, 3, lambda: self.program.root.find_now('menu item', item))
        self.item(item)

    def click_row(self, name, button, done):
        """A click right after a dialog has gone can still be lost to that."""
        def tried():
            self.row(name).click(button)
            try:
                return wait_for('it to do something', done, BRIEFLY)
            except AssertionError:
                return False
        wait_for(f'a click on {name} to do something', tried)

    def in_main(self, item):
        self.program.key('F10')
        self.item(item)

    def item(self, name):
        act(self.program.find('menu item', name))

    def edit(self, name):
        return self.opened(self.in_row, name, 'Edit…')

    def popover(self, button):
        """What a menu button opens; by the keyboard it would be the same. It grabs the keys, which
        only a window can do that has them. It has to be in sight then."""
        self.program.wait_active()
        button.show()

        def tried():
            """The window manager can have the pointer yet, so that it cannot be had by others."""
            if 'expanded' not in button.states:
                act(button)
            try:
                return wait_for('it to open', lambda: 'expanded' in button.states, BRIEFLY)
            except AssertionError:
                return False
        wait_for(f'{button} to open', tried)
        wait_for('the focus in it', lambda: any(
            'focused' in one.states for one in button.walk() if 'expanded' not in one.states))

    def away(self, button):
        self.program.key('Escape')
        wait_for('the popover to go', lambda: 'expanded' not in button.states)

    def stop(self, name, window=None, part=None):
        return Stop(name, window or self.frame, part)

    # The chapters. Each begins and ends at the list of this computer, but the first.

    def first_run(self):
        self.frame.find('label', 'The Issuer Is Not Installed').wait_shown()
        yield self.stop('unreachable')
        self.press(self.frame, 'Details')
        self.frame.find('push button', 'Details').wait_state('expanded')
        yield self.stop('unreachable-details')
        self.test.start_issuer()
        process = self.test.issuer_process()
        os.kill(process, signal.SIGSTOP)
        self.press(self.frame, 'Try Again')
        self.frame.find('label', 'Loading Credentials…').wait_shown()
        yield self.stop('loading')
        os.kill(process, signal.SIGCONT)
        self.frame.find('label', 'No Credentials Yet').wait_shown()
        yield self.stop('first-run')
        self.fill()
        self.row(KEPT)

    def listing(self):
        # The marks are not looked for again by themselves.
        self.program.key('ctrl+r')
        self.row(KEPT).find('push button', stage.KEYRING_MARK)
        yield self.stop('list')
        self.program.key('F10')
        menu = self.frame.find('push button', 'Main Menu')
        menu.wait_state('expanded')
        yield self.stop('main-menu', part=menu)
        self.away(menu)
        self.click_row(ORDINARY, 3, lambda: self.program.root.find_now('menu item', 'Duplicate…'))
        item = self.program.find('menu item', 'Duplicate…')
        menu = [one for one in item.path() if one.role not in ('frame', 'filler')]
        yield self.stop('row-menu', part=next(
            one for one in reversed(menu) if one.role == 'menu'))
        self.program.key('Escape')

    def finding(self):
        self.program.key('ctrl+f')
        self.program.type('export')
        wait_for('one row', lambda: len(self.rows()) == 1)
        yield self.stop('search')
        saved = self.frame.find('push button', 'Saved Filters')
        self.popover(saved)
        yield self.stop('saved-filters-none', part=saved)
        dialog = self.opened(self.press, saved, 'Save Filter…')
        self.program.type('Exports')
        yield self.stop('save-filter', dialog)
        self.program.key('Return')
        self.gone(dialog)
        self.popover(saved)
        yield self.stop('saved-filters', part=saved)
        self.away(saved)
        self.program.key('ctrl+f', 'ctrl+a')
        self.program.type(NOWHERE)
        self.frame.find('label', 'No Results Found').wait_shown()
        yield self.stop('nothing-found')
        self.press(self.frame, 'Clear Search')
        self.row(KEPT)

    def filters(self):
        chips = self.frame.find(None, 'Filters')
        menus = [one for one in chips.walk() if one.role == 'push button'
                 and any(child.role == 'push button' for child in one.children())]
        for number, menu in enumerate(menus):
            self.popover(menu)
            yield self.stop(f'filter-{number + 1}', part=menu)
            self.away(menu)
        workspace = menus[-2]
        self.popover(workspace)
        self.program.key('Down', 'Return')
        clear = self.frame.find('push button', 'Clear Filters')
        clear.wait_shown()
        yield self.stop('review')
        act(clear)
        wait_for('all of them', lambda: not clear.is_shown())
        self.wait_list()

    def selecting(self):
        self.program.key('ctrl+a')
        bar = self.frame.find('push button', 'Deactivate')
        bar.wait_shown()
        yield self.stop('selection')
        more = self.frame.find('push button', 'More actions')
        self.popover(more)
        yield self.stop('selection-more', part=more)
        self.away(more)
        for name, button in (('bulk-deactivate', 'Deactivate'), ('bulk-delete', 'Delete…')):
            dialog = self.opened(self.press, self.frame, button)
            yield self.stop(name, dialog)
            self.close(dialog)
        for name, item in (('bulk-owner', 'Set Owner…'), ('bulk-expiry', 'Set Expiry…')):
            self.popover(more)
            dialog = self.opened(self.item, item)
            yield self.stop(name, dialog)
            self.close(dialog)
        self.program.key('Escape')
        self.frame.find('push button', 'Main Menu').wait_shown()
        wait_for('the end of it', lambda: not any(
            'selected' in one.states for one in self.frame.walk() if one.role == 'table row'))

    def credential(self):
        dialog = self.opened(self.in_row, ORDINARY, 'Delete…')
        yield self.stop('delete', dialog)
        self.close(dialog)
        dialog = self.opened(self.in_row, ORDINARY, 'Duplicate…')
        yield self.stop('duplicate', dialog)
        self.close(dialog, 'Discard')
        dialog = self.edit(ORDINARY)
        yield self.stop('edit', dialog)
        self.test.enter(dialog, 'Owner', 'Team Blue')
        profile = self.test.api(dialog, 'Profile')
        profile.find('label', 'Profile').click()
        profile.find('check box', 'US Staging').wait_shown()
        yield self.stop('edit-opened', dialog)
        self.program.wait_active()
        self.test.tick(profile, 'US Staging')
        yield self.stop('edit-changed', dialog)
        question = self.opened(self.program.key, 'Escape')
        yield self.stop('discard-question', question)
        self.program.key('Escape')
        self.gone(question)
        self.change(ORDINARY, {'note': 'Somebody else'})
        self.press(dialog, 'Save')
        dialog.find('push button', 'Reapply My Changes').wait_shown()
        yield self.stop('edit-conflict', dialog)
        self.close(dialog, 'Discard')

    def adding(self):
        dialog = self.opened(self.program.key, 'ctrl+n')
        yield self.stop('add', dialog)
        put_in_clipboard('x' * 1000)
        entry = dialog.find('text', 'Display Name')
        entry.click()
        self.program.key('ctrl+v')
        wait_for('the long name', lambda: len(entry.text) == 1000)
        yield self.stop('add-wrong', dialog)
        self.test.enter(dialog, 'Display Name', 'Consent Service')
        self.test.tick(dialog, 'Profile')
        self.test.tick(self.test.api(dialog, 'Profile'), 'US Production')
        yield self.stop('add-filled', dialog)
        self.press(dialog, 'Save')
        self.gone_title(dialog, stage.ADD)
        yield self.stop('issued', dialog)
        self.press(dialog, 'Show Client Secret')
        dialog.find('push button', 'Hide Client Secret')
        yield self.stop('issued-shown', dialog)
        self.press(dialog, 'Hide Client Secret')
        question = self.opened(self.press, dialog, 'Done')
        yield self.stop('leave-secret', question)
        self.program.key('Escape')
        self.gone(question)
        self.press(dialog, 'Copy Client Secret')
        self.press(dialog, 'Done')
        self.gone(dialog)
        self.frame.find('push button', 'Clear Now').wait_shown()
        yield self.stop('copied')
        self.press(self.frame, 'Clear Now')

    def secrets(self):
        dialog = self.opened(self.in_row, ORDINARY, 'Rotate Secret…')
        yield self.stop('rotate', dialog)
        self.close(dialog)
        dialog = self.edit(TURNING)
        dialog.find('push button', 'Complete Rotation…')
        yield self.stop('edit-rotating', dialog)
        for name, button in (('complete-question', 'Complete Rotation…'),
                             ('cancel-question', 'Cancel Rotation…')):
            question = self.opened(self.press, dialog, button)
            yield self.stop(name, question)
            self.close(question)
        menu = dialog.find('push button', re.compile('sgn_'))
        self.popover(menu)
        yield self.stop('secret-menu', dialog, menu)
        question = self.opened(self.item, 'Revoke Now…')
        yield self.stop('revoke-question', question)
        self.close(question)
        self.close(dialog)

    def keyring(self):
        dialog = self.opened(self.in_row, KEPT, 'Client Secret…')
        dialog.find('push button', 'Show Client Secret').wait_shown()
        yield self.stop('kept-secret', dialog)
        question = self.opened(self.press, dialog, 'Remove from Keyring…')
        yield self.stop('remove-secret', question)
        self.close(question)
        self.close(dialog)
        dialog = self.opened(self.in_row, ORDINARY, 'Client Secret…')
        dialog.find('label', 'Not in the Keyring').wait_shown()
        put_in_clipboard('password')
        self.press(dialog, 'Paste Client Secret')
        dialog.find('label', 'Not a Secret of This Credential').wait_shown()
        yield self.stop('kept-secret-none', dialog)
        self.close(dialog)
        dialog = self.opened(self.in_main, 'Check Stored Secrets…')
        dialog.find('push button', 'Only Problems')
        yield self.stop('check-secrets', dialog)
        self.close(dialog)

    def token(self):
        dialog = self.opened(self.in_row, KEPT, 'Get Token…')
        act(dialog.find('list item', 'Ask for Less'))
        yield self.stop('token-form', dialog)
        self.press(dialog, 'Get Token')
        dialog.find('push button', 'Copy as Header').wait_shown()
        yield self.stop('token', dialog)
        self.close(dialog)

    def others(self):
        for name, keys in (('preferences', 'ctrl+comma'), ('shortcuts', 'ctrl+question'),
                           ('help', 'F1')):
            window = self.opened(self.program.key, keys)
            yield self.stop(name, window)
            self.close(window)
        for name, item in (('columns', 'Columns…'), ('about', 'About Signet'),
                           ('expiry-rules', 'Expiry Rules…')):
            window = self.opened(self.in_main, item)
            yield self.stop(name, window)
            self.close(window)
        window = self.opened(self.program.key, 'ctrl+e')
        yield self.stop('export', window)
        self.close(window)

    def audit(self):
        log = self.opened(self.program.key, 'ctrl+l')
        entry = wait_for('an entry', lambda: next(
            (one for one in log.walk() if one.role == 'list item' and ' · ' in one.name), None))
        yield self.stop('audit', log)
        entry.click()
        yield self.stop('audit-entry', log)
        self.program.key('ctrl+f')
        self.program.type(NOWHERE)
        log.find('label', 'No Entries Found').wait_shown()
        yield self.stop('audit-nothing', log)
        self.program.key('ctrl+w')
        self.gone(log)

    def elsewhere(self):
        self.program.key('ctrl+2')
        self.row('Pipeline')
        yield self.stop('kept-list')
        switcher = self.frame.find('push button', words.form('Connection: %s', 'mParticle'))
        self.program.key('ctrl+0')
        switcher.wait_state('expanded')
        yield self.stop('switcher', part=switcher)
        dialog = self.opened(self.press, switcher, 'Connection Settings…')
        yield self.stop('connection-settings', dialog)
        self.close(dialog)
        self.program.key('ctrl+0')
        question = self.opened(self.press, switcher, 'Remove…')
        yield self.stop('remove-connection', question)
        self.close(question)
        dialog = self.opened(self.program.key, 'ctrl+n')
        put_in_clipboard('not-the-secret-at-all')
        dialog.find('text', 'Display Name').wait_shown()
        yield self.stop('keep', dialog)
        self.close(dialog)
        dialog = self.edit('Pipeline')
        yield self.stop('edit-kept', dialog)
        names = self.opened(self.press, dialog, 'Show Accounts and Workspaces…')
        self.test.enter(names, 'Account ID', '3310')
        self.press(names, 'Show')
        names.find('list item', 'US Staging')
        yield self.stop('names', names)
        self.close(names)
        self.close(dialog)
        self.row('Pipeline').click(3)
        question = self.opened(self.item, 'Forget…')
        yield self.stop('forget', question)
        self.close(question)
        self.program.key('ctrl+0')
        dialog = self.opened(self.press, switcher, 'Add Connection…')
        yield self.stop('connection-kinds', dialog)
        dialog.find('list item', 'Other OAuth 2.0 Issuer').click()
        self.test.enter(dialog, 'Issuer URL', self.fake.url)
        self.press(dialog, 'Test Connection')
        dialog.find(None, words.form('It answers: %s', f'{self.fake.url}/oauth/token'))
        yield self.stop('connection-form', dialog)
        self.close(dialog)
        self.program.key('ctrl+1')
        self.row(KEPT)

    def conditions(self):
        test = self.test
        test.issuer.set_member(me(), 'read-only')
        self.frame.find('label', 'No Access').wait_shown()
        yield self.stop('no-access')
        test.issuer.set_member(me(), 'admin')
        self.press(self.frame, 'Try Again')
        self.row(KEPT)

        os.kill(test.issuer_process(), signal.SIGKILL)
        self.program.key('ctrl+r')
        wait_for('the strip', lambda: any(one.is_shown() for one in self.frame.walk()
                                          if one.matches('push button', 'Try Again')))
        yield self.stop('out-of-date')

    def wait_list(self):
        """Waits until a row has the focus, so that keys are for the list."""
        wait_for('a row with the focus', lambda: any(
            'focused' in one.states for row in self.rows() for one in row.walk()))

    def rows(self):
        return [one for one in self.frame.walk() if one.role == 'table row'
                and one.find_now('push button')]

    def change(self, name, patch):
        """What somebody else does to it."""
        admin = self.test.admin()
        client_id = next(one['client_id'] for one in self.test.credentials()
                         if one['display_name'] == name)
        admin.edit(client_id, patch, admin.find(client_id).etag)

    def gone(self, window):
        wait_for(f'{window} to go', lambda: window.accessible not in
                 [one.accessible for one in self.windows()])

    @staticmethod
    def gone_title(window, title):
        wait_for('another page', lambda: window.name not in words.all_of(title))

    def run(self, chapters=None):
        self.prepare()
        self.test.start()
        for chapter in self.chapters():
            yield from chapter()
        # The button that closes the window has its name from GTK, in any language.
        self.program.key('ctrl+q')
        self.program.wait_end()

    def chapters(self):
        return [self.first_run, self.listing, self.finding, self.filters, self.selecting,
                self.credential, self.adding, self.secrets, self.keyring, self.token, self.others,
                self.audit, self.elsewhere, self.conditions]


def stops(test, look=None):
    """Every stop, in the order of the tour. TEST has set up a stage, and started nothing."""
    yield from Tour(test, look or Look()).run()
