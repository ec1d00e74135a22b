#!/usr/bin/python3
# mock_notifications.py: a desktop that shows notifications, and is clicked on by a test
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""mock_notifications.py [--gtk]

Owns org.freedesktop.Notifications on the session bus. Each notification is written to standard
output as a line of JSON; a line “click NUMBER” on standard input clicks on the notification of
that number, and one “end” ends the program. With --gtk it owns org.gtk.Notifications instead, as
GNOME does, which knows notifications by the names that applications give them: “click NAME” clicks
on one, and “click NAME N” on its Nth button, from 0; that starts an application that has ended.
"""

import json
import sys

import gi
gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib  # noqa: E402

NAME = 'org.freedesktop.Notifications'
PATH = '/org/freedesktop/Notifications'
INTERFACE = Gio.DBusNodeInfo.new_for_xml('''
<node><interface name="org.freedesktop.Notifications">
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="Notify">
    <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/>
    <arg type="u" direction="out"/>
  </method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
  <method name="GetServerInformation">
    <arg type="s" direction="out"/><arg type="s" direction="out"/>
    <arg type="s" direction="out"/><arg type="s" direction="out"/>
  </method>
  <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
  <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
</interface></node>''').interfaces[0]


GTK_NAME = 'org.gtk.Notifications'
GTK_PATH = '/org/gtk/Notifications'
GTK_INTERFACE = Gio.DBusNodeInfo.new_for_xml('''
<node><interface name="org.gtk.Notifications">
  <method name="AddNotification">
    <arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="a{sv}" direction="in"/>
  </method>
  <method name="RemoveNotification">
    <arg type="s" direction="in"/><arg type="s" direction="in"/>
  </method>
</interface></node>''').interfaces[0]


def say(**facts):
    print(json.dumps(facts), flush=True)


class Desktop:
    def __init__(self, loop):
        self.loop = loop
        self.last = 0
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.bus.register_object(PATH, INTERFACE, self.on_call, None, None)
        Gio.bus_own_name_on_connection(self.bus, NAME, Gio.BusNameOwnerFlags.NONE,
                                       lambda *_: say(event='ready'), None)
        GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN |
                          GLib.IOCondition.HUP, self.on_line)

    def on_call(self, bus, sender, path, interface, method, arguments, invocation):
        values = arguments.unpack()
        if method == 'Notify':
            _, replaced, _, title, body, actions, _, _ = values
            self.last = replaced or self.last + 1
            say(event='shown', number=self.last, title=title, body=body, actions=actions)
            invocation.return_value(GLib.Variant('(u)', (self.last,)))
        elif method == 'CloseNotification':
            say(event='closed', number=values[0])
            invocation.return_value(None)
        elif method == 'GetCapabilities':
            invocation.return_value(GLib.Variant('(as)', (['actions', 'body'],)))
        else:
            invocation.return_value(GLib.Variant('(ssss)', ('mock', 'Signet', '1', '1.2')))

    def on_line(self, source, condition):
        words = sys.stdin.readline().split()
        if not words or words[0] == 'end':
            self.loop.quit()
            return False
        self.bus.emit_signal(None, PATH, NAME, 'ActionInvoked',
                             GLib.Variant('(us)', (int(words[1]), 'default')))
        return True


class GtkDesktop:
    def __init__(self, loop):
        self.loop = loop
        self.shown = {}
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.bus.register_object(GTK_PATH, GTK_INTERFACE, self.on_call, None, None)
        Gio.bus_own_name_on_connection(self.bus, GTK_NAME, Gio.BusNameOwnerFlags.NONE,
                                       lambda *_: say(event='ready'), None)
        GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN |
                          GLib.IOCondition.HUP, self.on_line)

    def on_call(self, bus, sender, path, interface, method, arguments, invocation):
        application, name, *rest = arguments.unpack()
        if method == 'AddNotification':
            facts, = rest
            self.shown[name] = (application, facts)
            say(event='shown', number=name, title=facts['title'], body=facts.get('body', ''),
                actions=[button['label'] for button in facts.get('buttons', [])])
        else:
            say(event='closed', number=name)
        invocation.return_value(None)

    def on_line(self, source, condition):
        words = sys.stdin.readline().split()
        if not words or words[0] == 'end':
            self.loop.quit()
            return False
        application, facts = self.shown[words[1]]
        if len(words) > 2:
            facts = facts['buttons'][int(words[2])]
            action, target = facts['action'], facts.get('target')
        else:
            action, target = facts['default-action'], facts.get('default-action-target')
        target = [GLib.Variant('s', target)] if target is not None else []
        self.bus.call(application, '/' + application.replace('.', '/'),
                      'org.freedesktop.Application', 'ActivateAction',
                      GLib.Variant('(sava{sv})', (action.removeprefix('app.'), target, {})),
                      None, Gio.DBusCallFlags.NONE, -1, None, None)
        return True


if __name__ == '__main__':
    main = GLib.MainLoop()
    GtkDesktop(main) if '--gtk' in sys.argv else Desktop(main)
    main.run()
