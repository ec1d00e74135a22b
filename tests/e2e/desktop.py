# desktop.py: what the desktop does with Signet over the bus
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The bus knows how to start Signet, by the service file that is installed with it, and calls it
as GNOME Shell and other desktops do. Settings are kept, so that they outlive the program.
"""

import os
from pathlib import Path

import stage
from driver import PATIENCE, PLACES, Started, wait_for
from gi.repository import Gio, GLib

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / 'data'
NAME = 'io.github.signet_app.Signet'
PATH = '/io/github/signet_app/Signet'
SEARCH = 'org.gnome.Shell.SearchProvider2'
APPLICATION = 'org.freedesktop.Application'
BUS = ('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus')


class DesktopStage(stage.Stage):
    def setUp(self):
        super().setUp()
        self.environment.update(GSETTINGS_BACKEND='keyfile',
                                XDG_CONFIG_HOME=str(self.folder / 'config'))
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.bus.set_exit_on_close(False)
        self.install()
        self.addCleanup(self.end)

    # The bus.

    def call(self, name, path, interface, method, signature=None, *arguments):
        parameters = GLib.Variant(signature, arguments) if signature else None
        answer = self.bus.call_sync(name, path, interface, method, parameters, None,
                                    Gio.DBusCallFlags.NONE, int(PATIENCE * 1000), None)
        return answer.unpack()

    def install(self):
        """Lets the bus start the program that is tested, with what this test sets."""
        text = (DATA / f'{NAME}.service.in').read_text(encoding='utf-8')
        text = text.replace('@APP_ID@', NAME).replace('@BINDIR@', os.path.dirname(stage.SIGNET))
        assert '@' not in text, text
        folder = Path(os.environ['XDG_DATA_HOME'], 'dbus-1', 'services')
        (folder / f'{NAME}.service').write_text(text, encoding='utf-8')
        self.call(*BUS, 'ReloadConfig')
        self.call(*BUS, 'UpdateActivationEnvironment', '(a{ss})',
                  {name: str(value) for name, value in {**PLACES, **self.environment}.items()})

    def pid(self):
        """The id of the process of Signet, None if it does not run."""
        try:
            return self.call(*BUS, 'GetConnectionUnixProcessID', '(s)', NAME)[0]
        except GLib.Error:
            return None

    def wait_ended(self):
        wait_for('Signet to leave the bus', lambda: self.pid() is None)

    def end(self):
        """Whatever was started goes, so that the next test starts its own."""
        pid = self.pid()
        if pid is not None:
            os.kill(pid, 9)
            self.wait_ended()

    def follow(self):
        """The window of the Signet that the bus started."""
        self.program = Started(wait_for('Signet on the bus', self.pid))
        return self.program

    # Signet on it.

    def ask(self, method, signature, *arguments):
        answer = self.call(NAME, f'{PATH}/SearchProvider', SEARCH, method, signature, *arguments)
        return answer[0] if answer else None

    def find(self, *terms):
        return self.ask('GetInitialResultSet', '(as)', list(terms))

    def metas(self, *ids):
        return self.ask('GetResultMetas', '(as)', list(ids))

    def names(self, *terms):
        return [meta['name'] for meta in self.metas(*self.find(*terms))]

    def activate_action(self, name, *target):
        self.call(NAME, PATH, APPLICATION, 'ActivateAction', '(sava{sv})', name,
                  [GLib.Variant('s', one) for one in target], {})

    def open_uri(self, uri):
        self.call(NAME, PATH, APPLICATION, 'Open', '(asa{sv})', [uri], {})
