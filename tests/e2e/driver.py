# driver.py: drives Signet as a person would, and reads it as a screen reader does
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Finds and reads through the accessibility tree, acts with real pointer and keys.

GTK 4.8 has no accessible action for check boxes and column headers, cannot grab the
focus for anybody, and knows no screen coordinates; its window coordinates are right. So
what a person does is done with X events, and nothing waits for a fixed time: every step
waits for what it needs to see.
"""

import gettext
import os
import re
import signal
import subprocess
import time
import warnings

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

warnings.simplefilter('ignore')

# What newer versions call by another name than GTK 4.8, which has no toggle buttons for others.
ROLES = {'button': 'push button', 'toggle button': 'push button', 'panel': 'filler'}

PATIENCE = float(os.environ.get('SIGNET_PATIENCE', '20'))
# Who has not answered after a second is busy, not gone. So what fails at once is gone.
Atspi.set_timeout(int(PATIENCE * 1000), int(PATIENCE * 1000))
# Newer versions of GTK tell wrong places, which this corrects.
PLACES = {'LD_PRELOAD': os.environ.get('SIGNET_PLACES', '')}
# A process in a sandbox has other numbers than the outside knows, so its windows are found by
# their titles alone.
SANDBOXED = 'SIGNET_FLATPAK_ID' in os.environ


def xdo(*arguments):
    result = subprocess.run(['xdotool', *map(str, arguments)], check=True,
                            capture_output=True, text=True, timeout=PATIENCE)
    return result.stdout


def of_process(pid):
    return [] if SANDBOXED else ['--pid', pid]


def wait_for(what, condition, timeout=PATIENCE):
    """Asks CONDITION until it gives something true, and gives that back."""
    end = time.monotonic() + timeout
    last = None
    while True:
        try:
            result = condition()
            if result:
                return result
        except (GLib.Error, LookupError, subprocess.CalledProcessError) as error:
            last = error
        if time.monotonic() > end:
            raise AssertionError(f'waited {timeout} s for {what}; last error: {last}')
        time.sleep(0.02)


class Words:
    """What Signet says, in the language that it was started in. Until a catalogue is read,
    that is what stands in its source."""

    def __init__(self):
        self.said = {}

    def read(self, path):
        """Takes the translations from a compiled catalogue. The same words can have several, each
        for a place of its own; and the keys of menus are left out."""
        self.said = {}
        if path is None:
            return
        with open(path, 'rb') as file:
            entries = gettext.GNUTranslations(file)._catalog
        for key, text in entries.items():
            source = (key[0] if isinstance(key, tuple) else key).rpartition('\4')[2]
            said = self.said.setdefault(self.plain(source), [])
            said += [one for one in (text, self.plain(text)) if one not in said]

    @staticmethod
    def plain(text):
        return text.replace('_', '')

    def all_of(self, source):
        """Whatever SOURCE can be called."""
        return [source, *self.said.get(self.plain(source), [])]

    def form(self, source, *values):
        """A pattern for a sentence that has VALUES in it."""
        ways = (way % values for way in self.all_of(source) if way.count('%') == len(values))
        return re.compile('^(' + '|'.join(map(re.escape, ways)) + ')$')


words = Words()


class Node:
    """One accessible thing. What went away meanwhile has no name and no role any more."""

    def __init__(self, accessible):
        self.accessible = accessible

    def __repr__(self):
        return f'<{self.role} “{self.name}”>'

    @property
    def name(self):
        """In newer versions of GTK what tells a state has no name but only a text."""
        try:
            name = self.accessible.get_name()
            return self.text if name == '' and self.role == 'status bar' else name
        except GLib.Error:
            return ''

    @property
    def role(self):
        try:
            name = self.accessible.get_role_name()
            return ROLES.get(name, name)
        except GLib.Error:
            return ''

    @property
    def states(self):
        return {state.value_nick for state in self.accessible.get_state_set().get_states()}

    @property
    def text(self):
        """What stands in a text: GTK 4.8 takes an end of -1 for nothing."""
        length = Atspi.Text.get_character_count(self.accessible)
        return Atspi.Text.get_text(self.accessible, 0, length)

    def children(self):
        for index in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(index)
            if child is not None:
                yield Node(child)

    def walk(self):
        """This node and all below; what goes away meanwhile is passed over."""
        yield self
        try:
            children = list(self.children())
        except GLib.Error:
            return
        for child in children:
            yield from child.walk()

    def matches(self, role, name):
        if role is not None and self.role != role:
            return False
        if name is None:
            return True
        own = self.name or ''
        if isinstance(name, re.Pattern):
            return name.search(own) is not None
        # GTK 4.8 says the label of a button of a message dialog twice.
        return any(own in (one, f'{one} {one}') for one in words.all_of(name))

    def find_now(self, role=None, name=None):
        return next((node for node in self.walk() if node.matches(role, name)), None)

    def find(self, role=None, name=None, timeout=PATIENCE):
        shown = name.pattern if isinstance(name, re.Pattern) else name
        try:
            return wait_for(f'{role} “{shown}”', lambda: self.find_now(role, name), timeout)
        except AssertionError as error:
            names = sorted({f'{node.role} “{node.name}”' for node in self.walk() if node.name})
            raise AssertionError(f'{error}\nthere are: {", ".join(names)}') from None

    def has_text(self, text):
        return any(text in (node.name or '') for node in self.walk())

    def parent(self):
        parent = self.accessible.get_parent()
        if parent is None:
            raise LookupError(f'{self} is in nothing any more')
        return Node(parent)

    def path(self):
        """The node, what it is in, and so on to the window."""
        node = self
        while True:
            yield node
            if node.is_window():
                return
            node = node.parent()

    def window(self):
        node = self
        while not node.is_window():
            node = node.parent()
        return node

    def is_window(self):
        return self.parent().role == 'application'

    def extents(self):
        return self.accessible.get_extents(Atspi.CoordType.WINDOW)

    def is_shown(self):
        """Whether it takes any room: a page that is not turned up takes none."""
        extents = self.extents()
        return extents.width > 0 and extents.height > 0

    def wait_shown(self):
        wait_for(f'{self} to be shown', self.is_shown)

    def centre(self):
        """Where its middle is on the screen."""
        window = self.window()
        title = re.escape(window.name)
        ids = wait_for('the X window', lambda: xdo(
            'search', '--all', '--onlyvisible', *of_process(self.accessible.get_process_id()),
            '--name', f'^{title}$').split())
        geometry = dict(line.split('=') for line in
                        xdo('getwindowgeometry', '--shell', ids[-1]).split() if '=' in line)
        frame, own = window.extents(), self.extents()
        # A window without a compositor has a border that the tree does not count.
        left = int(geometry['X']) + (int(geometry['WIDTH']) - frame.width) // 2
        top = int(geometry['Y']) + (int(geometry['HEIGHT']) - frame.height) // 2
        return left + own.x + own.width // 2, top + own.y + own.height // 2

    def panes(self):
        """The scrolled areas around it, the innermost first."""
        node = self
        while not node.is_window():
            if node.role == 'scroll pane':
                yield node
            node = node.parent()

    def show(self):
        """Turns the wheel over each scrolled area around it until it can be seen there."""
        for pane in self.panes():
            def seen():
                own, area = self.extents(), pane.extents()
                # The buttons of the wheel: up, down, and to both sides.
                if own.y < area.y or own.y + own.height > area.y + area.height:
                    button = 4 if own.y < area.y else 5
                elif own.width <= area.width and (
                        own.x < area.x or own.x + own.width > area.x + area.width):
                    button = 6 if own.x < area.x else 7
                else:
                    return True
                xdo('mousemove', *pane.centre(), 'click', button)
                return False
            wait_for(f'{self} to be seen', seen)

    def click(self, button=1):
        seen = []

        def settled():
            """Where it was at each of the last looks, with frames between them."""
            seen.append(self.centre() if self.is_shown() else None)
            return seen[-1] if seen[-4:].count(seen[-1]) == 4 else None
        self.wait_shown()
        self.show()
        x, y = wait_for(f'{self} to stand still', settled)
        # The pointer moves first: a window that opens under one that rests can miss a click.
        xdo('mousemove', x - 7, y - 3, 'mousemove', x, y, 'click', button)

    def wait_state(self, state, present=True):
        wait_for(f'{self} to be {"" if present else "not "}{state}',
                 lambda: (state in self.states) == present)


class Program:
    """Signet, running."""

    def __init__(self, command, environment=None):
        self.process = subprocess.Popen(command, env={
            **os.environ, **PLACES, **(environment or {})})
        self.root = Node(wait_for('Signet on the accessibility bus', self.find_root))
        self.frame = self.root.find('frame')
        wait_for('a window', lambda: xdo('search', '--all', '--onlyvisible',
                                         *of_process(self.process.pid), '--name', '.').split())

    def find_root(self):
        assert self.process.poll() is None, f'Signet ended with {self.process.returncode}'
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and self.is_ours(child):
                return child
        return None

    def is_ours(self, application):
        if SANDBOXED:
            return application.get_name() == 'signet'
        return application.get_process_id() == self.process.pid

    def find(self, role=None, name=None, timeout=PATIENCE):
        return self.root.find(role, name, timeout)

    def dialog(self, name):
        return self.root.find('dialog', name)

    def wait_gone(self, role, name):
        wait_for(f'{role} “{name}” to go', lambda: not any(
            child.matches(role, name) for child in self.root.children()))

    def wait_active(self):
        """Keys go to the active window, which is to be the one that was opened last: the window
        manager makes it so some time after the window is there, or after another one is gone."""
        def active():
            expected = list(self.root.children())[-1].name
            if SANDBOXED:
                return xdo('getactivewindow', 'getwindowname').strip() == expected
            found = xdo('getactivewindow', 'getwindowpid', 'getwindowname').split('\n')
            return found[:2] == [str(self.process.pid), expected]
        wait_for('the window to be active', active)

    def key(self, *keys):
        self.wait_active()
        xdo('key', '--clearmodifiers', '--delay', 10, *keys)

    def type(self, text):
        self.wait_active()
        xdo('type', '--delay', 10, text)

    @staticmethod
    def shoot(path):
        subprocess.run(['import', '-window', 'root', path], check=True, timeout=PATIENCE)

    def close(self):
        """Closes the window as a person does."""
        self.frame.find('push button', 'Close').click()
        self.wait_end()

    def wait_end(self):
        """Signet must end by itself and with 0."""
        assert self.process.wait(PATIENCE) == 0, f'ended with {self.process.returncode}'

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()


class Process:
    """One that somebody else started, as far as that matters here."""

    def __init__(self, pid):
        self.pid = pid

    def poll(self):
        try:
            with open(f'/proc/{self.pid}/stat', encoding='utf-8') as file:
                return None if file.read().rpartition(')')[2].split()[0] != 'Z' else 0
        except OSError:
            return 0

    def wait(self, timeout=PATIENCE):
        wait_for(f'{self.pid} to end', lambda: self.poll() is not None, timeout)
        return 0

    def send_signal(self, number):
        os.kill(self.pid, number)


class Started(Program):
    """Signet, which the bus started."""

    def __init__(self, pid):
        self.process = Process(pid)
        self.root = Node(wait_for('Signet on the accessibility bus', self.find_root))
        self.frame = self.root.find('frame')
        wait_for('a window', lambda: xdo('search', '--onlyvisible', '--pid', pid).split())


def clipboard_text():
    """What another program finds in the clipboard."""
    return subprocess.run(['xclip', '-selection', 'clipboard', '-out'], check=True,
                          capture_output=True, text=True, timeout=PATIENCE).stdout


def put_in_clipboard(text):
    """What another program puts there. The one that does it lives on to give it away."""
    subprocess.run(['xclip', '-selection', 'clipboard', '-in'], input=text.encode(), check=True,
                   stdout=subprocess.DEVNULL, timeout=PATIENCE)
    wait_for('the clipboard to be filled', lambda: clipboard_text() == text)
