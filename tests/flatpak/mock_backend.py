#!/usr/bin/python3
# mock_backend.py: what a desktop tells the real portal about the background
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Without a back end of this kind the portal offers nothing about the background. Nobody is
asked here: what the portal knows already decides.
"""

import gi
gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib  # noqa: E402

NAME = 'org.freedesktop.impl.portal.desktop.mock'
PATH = '/org/freedesktop/portal/desktop'
XML = '''<node>
  <interface name="org.freedesktop.impl.portal.Background">
    <method name="GetAppState"><arg type="a{sv}" direction="out"/></method>
    <method name="EnableAutostart">
      <arg type="s" direction="in"/><arg type="b" direction="in"/>
      <arg type="as" direction="in"/><arg type="u" direction="in"/>
      <arg type="b" direction="out"/>
    </method>
  </interface>
  <interface name="org.freedesktop.impl.portal.Access"/>
</node>'''
ANSWERS = {'GetAppState': GLib.Variant('(a{sv})', ({},)),
           'EnableAutostart': GLib.Variant('(b)', (False,))}


def call(bus, sender, path, interface, method, parameters, invocation):
    invocation.return_value(ANSWERS[method])


def main():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    for interface in Gio.DBusNodeInfo.new_for_xml(XML).interfaces:
        bus.register_object(PATH, interface, call, None, None)
    Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE)
    GLib.MainLoop().run()


if __name__ == '__main__':
    main()
