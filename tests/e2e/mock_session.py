#!/usr/bin/python3
# mock_session.py: a session manager that tells what it is asked
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""mock_session.py

As much of org.gnome.SessionManager on the session bus as GTK speaks with. Prints READY once it
owns the name, then a line of JSON for each application that registers, inhibits and ends that.
SIGUSR1 asks all registered ones whether the session may end; what they answer is printed, too.
"""

import json
import signal

from gi.repository import Gio, GLib

NAME = 'org.gnome.SessionManager'
PATH = '/org/gnome/SessionManager'
CLIENT = f'{PATH}/Client1'

MANAGER = Gio.DBusNodeInfo.new_for_xml('''<node><interface name="org.gnome.SessionManager">
<method name="RegisterClient"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="o" direction="out"/></method>
<method name="UnregisterClient"><arg type="o" direction="in"/></method>
<method name="Inhibit"><arg type="s" direction="in"/><arg type="u" direction="in"/>
<arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="u" direction="out"/></method>
<method name="Uninhibit"><arg type="u" direction="in"/></method>
<method name="IsInhibited"><arg type="u" direction="in"/><arg type="b" direction="out"/></method>
</interface></node>''').interfaces[0]

PRIVATE = Gio.DBusNodeInfo.new_for_xml('''<node>
<interface name="org.gnome.SessionManager.ClientPrivate">
<method name="EndSessionResponse"><arg type="b" direction="in"/>
<arg type="s" direction="in"/></method>
<signal name="QueryEndSession"><arg type="u"/></signal>
</interface></node>''').interfaces[0]


class Session:
    def __init__(self, bus):
        self.bus = bus
        self.cookies = 0
        bus.register_object(PATH, MANAGER, self.on_call, None, None)
        bus.register_object(CLIENT, PRIVATE, self.on_call, None, None)

    def on_call(self, bus, sender, path, interface, method, arguments, invocation):
        values = arguments.unpack()
        print(json.dumps([method, *values]), flush=True)
        answer = None
        if method == 'RegisterClient':
            answer = GLib.Variant('(o)', (CLIENT,))
        elif method == 'Inhibit':
            self.cookies += 1
            answer = GLib.Variant('(u)', (self.cookies,))
        elif method == 'IsInhibited':
            answer = GLib.Variant('(b)', (False,))
        invocation.return_value(answer)

    def query_end(self):
        self.bus.emit_signal(None, CLIENT, f'{NAME}.ClientPrivate', 'QueryEndSession',
                             GLib.Variant('(u)', (0,)))
        return True


def main():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    session = Session(bus)
    GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGUSR1, session.query_end)
    Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE,
                                   lambda *_: print('READY', flush=True), None)
    GLib.MainLoop().run()


if __name__ == '__main__':
    main()
