# compositor.py: a Wayland compositor without a screen, and the hands and eyes of a person at it
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Mutter, with the keyboard and the clipboard that it gives to remote desktops. A program that
reads the clipboard this way needs no window, and so not the focus that Wayland asks for.
"""

import os
import select
import shutil
import subprocess
import unittest

from gi.repository import Gio, GLib

from driver import PATIENCE, Node, Program, wait_for

NAME = 'org.gnome.Mutter.RemoteDesktop'
DISPLAY = 'signet-wayland'
KEYSYMS = {'Tab': 0xff09, 'Return': 0xff0d, 'Escape': 0xff1b, 'ctrl': 0xffe3, 'super': 0xffeb,
           'shift': 0xffe1}


def skip_unless_there():
    if shutil.which('mutter') is None:
        raise unittest.SkipTest('mutter is not installed')


class Compositor:
    def __init__(self):
        self.others = []
        self.process = subprocess.Popen(
            ['mutter', '--headless', '--wayland', '--no-x11', '--virtual-monitor', '1280x900',
             '--wayland-display', DISPLAY], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={name: value for name, value in os.environ.items()
                 if name not in ['DISPLAY', 'GDK_BACKEND']})
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.path = wait_for('the compositor', lambda: self.call(
            '/org/gnome/Mutter/RemoteDesktop', NAME, 'CreateSession').unpack()[0])
        self.ask('Start')
        self.ask('EnableClipboard', GLib.Variant('(a{sv})', ({},)))

    def call(self, path, interface, method, arguments=None):
        return self.bus.call_sync(NAME, path, interface, method, arguments, None,
                                  Gio.DBusCallFlags.NONE, int(PATIENCE * 1000))

    def ask(self, method, arguments=None):
        return self.call(self.path, f'{NAME}.Session', method, arguments)

    def press(self, keysym, pressed):
        self.ask('NotifyKeyboardKeysym', GLib.Variant('(ub)', (keysym, pressed)))

    def key(self, combination):
        """Presses keys together and lets them go, like ctrl+n."""
        keysyms = [KEYSYMS.get(name) or ord(name) for name in combination.split('+')]
        for keysym in keysyms:
            self.press(keysym, True)
        for keysym in reversed(keysyms):
            self.press(keysym, False)

    def type(self, text):
        for character in text:
            self.key(character)

    def clipboard(self, mime='text/plain;charset=utf-8'):
        """What another program is given as MIME, None if it is refused."""
        try:
            _, fds = self.bus.call_with_unix_fd_list_sync(
                NAME, self.path, f'{NAME}.Session', 'SelectionRead',
                GLib.Variant('(s)', (mime,)), None, Gio.DBusCallFlags.NONE,
                int(PATIENCE * 1000), None)
        except GLib.Error:
            return None
        with os.fdopen(fds.get(0), 'rb') as pipe:
            assert select.select([pipe], [], [], PATIENCE)[0], 'the clipboard does not answer'
            os.set_blocking(pipe.fileno(), True)
            return pipe.read().decode()

    def open_window(self, path):
        """Another program comes up, and is in use from then on."""
        with open(path, 'w') as file:
            file.write('<interface><object class="GtkWindow" id="other"/></interface>')
        self.others.append(subprocess.Popen(
            ['gtk4-builder-tool', 'preview', path],
            env={**os.environ, 'GDK_BACKEND': 'wayland', 'WAYLAND_DISPLAY': DISPLAY}))

    def end(self):
        for process in [*self.others, self.process]:
            process.kill()
            process.wait()


class WaylandProgram(Program):
    """Signet at the compositor. Nobody knows where its windows are, so keys do everything."""

    def __init__(self, compositor, command, environment):
        self.compositor = compositor
        self.process = subprocess.Popen(command, env={
            **os.environ, **environment, 'GDK_BACKEND': 'wayland', 'WAYLAND_DISPLAY': DISPLAY})
        self.root = Node(wait_for('Signet on the accessibility bus', self.find_root))
        self.frame = self.root.find('frame')

    def key(self, *keys):
        for key in keys:
            self.compositor.key(key)

    def type(self, text):
        self.compositor.type(text)

    def focused(self, window):
        return next((node for node in window.walk() if 'focused' in node.states), None)

    def tab_to(self, window, role, name):
        """Entries do not tell that they have the focus, so a key seems to do nothing there."""
        for _ in range(40):
            before = self.focused(window)
            if before is not None and before.matches(role, name):
                return
            said = before and (before.name, before.role)

            def moved():
                now = self.focused(window)
                return now is not None and (now.name, now.role) != said
            self.key('Tab')
            try:
                wait_for('the focus to move', moved, 0.5)
            except AssertionError:
                continue
        raise AssertionError(f'{role} “{name}” cannot be reached')
