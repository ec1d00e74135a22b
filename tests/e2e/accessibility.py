# accessibility.py: what a screen reader and a keyboard need of a window
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads the accessibility tree of a window once, judges what it says, and walks through it with
the Tab key. Every fault is a sentence; what GTK makes by itself is excused here, with the reason.
"""

import re
import time

from driver import PATIENCE, Atspi, GLib, Node, xdo

# Roles, as GTK 4.8 and as later ones call them.
BUTTONS = {'push button', 'button', 'toggle button', 'push button menu'}
MENU_ITEMS = {'menu item', 'check menu item', 'radio menu item'}
CHOICES = {'check box', 'radio button', 'switch', 'toggle button'}
TEXTS = {'text', 'entry', 'password text', 'spin button', 'search box', 'editbar'}
ROWS = {'table row', 'list item', 'tree item'}
CONTAINERS = {'list', 'list box', 'table', 'tree table', 'tree', 'menu', 'grid'}
WINDOWS = {'frame', 'dialog', 'window', 'alert'}
PICTURES = {'image', 'icon'}
# By the names that the driver gives to the roles.
GROUPS = {'filler', 'grouping', 'radio group'}
# What later versions call by another name.
ROLES = {'button': 'push button', 'toggle button': 'push button', 'search box': 'entry',
         'list box': 'list'}
# What may have the focus or do something.
CONTROLS = (BUTTONS | MENU_ITEMS | CHOICES | TEXTS | ROWS | CONTAINERS | WINDOWS
            | {'combo box', 'link', 'label', 'scroll pane', 'slider', 'table cell', 'page tab',
               'status bar', 'heading', 'page tab list'})

# A thing without a name of its own is called by its class.
NAMELESS = re.compile('^(Gtk|Adw|Signet|$)')
# The key of a menu stands in a name by mistake only.
MNEMONIC = re.compile(r'(^|\s)_\w|\w_\w+ ')
SECRETS = re.compile(r'sgn_[0-9A-Za-z]{49}|eyJ[\w-]+\.eyJ|v9Qm-wrong-to-guess')

STACK_PAGE = 'GtkStackPage'

# What GTK 4.8 and libadwaita 1.2 make by themselves and give us no hold on.
THEIR_OWN = {
    ('table row', 'GtkListItemWidget'): 'the row of the headers of a column view',
    ('table row', 'Column headers'): 'the same, where we could name it',
    ('list', 'GtkColumnListView'): 'the list inside a column view, which has the name',
    ('list', 'GtkListView'): 'the list inside a drop-down, which has the name',
    ('scroll pane', ''): 'the name is that of what is scrolled',
    ('entry', 'GtkSearchEntry'): 'the search inside a window of preferences or shortcuts',
}
# And what is nameless only inside of another thing.
INSIDE = {
    ('list item', '', 'combo box'): 'the row of choices, which has a name, shows one as an item',
    ('filler', 'GtkListItemWidget', 'combo box'): 'what a drop-down, which has a name, shows',
    ('filler', '', 'combo box'): 'the same by newer versions of GTK',
    ('filler', '', 'list item'): 'the list around the first line of a row that opens',
    ('push button', 'GtkImage', 'Keyboard Shortcuts'): 'the button that starts its search',
    ('push button', 'GtkImage', 'AdwToastWidget'): 'it closes a toast, as Escape does',
    ('push button', 'GtkButton', 'About'): 'the button back to the first page',
    ('list', 'GtkListBox', 'About'): 'the list in a group, which has the name',
    ('image', 'GtkImage', 'About'): 'the icon, above the name of the program',
}
# The window manager has keys for these.
CONTROLS_OF_WINDOW = {'Minimize', 'Maximize', 'Restore', 'Close'}
# Windows that are not ours: only that they can be left is looked at.
FOREIGN = {'export': 'the file chooser is that of GTK or of the portal'}


class Item:
    """A node of the tree as it was when it was read."""

    def __init__(self, node, parent):
        accessible = node.accessible
        self.accessible = accessible
        self.parent = parent
        self.role = node.role
        self.name = node.name or ''
        self.states = node.states
        component = accessible.get_component_iface()
        extents = node.extents() if component is not None else None
        self.shown = extents is None or (extents.width > 0 and extents.height > 0)
        action = accessible.get_action_iface()
        self.n_actions = Atspi.Action.get_n_actions(accessible) if action is not None else 0
        self.children = []

    def __repr__(self):
        return f'{self.role} “{self.name}”'

    @property
    def description(self):
        return self.accessible.get_description() or ''

    @property
    def is_focusable(self):
        return 'focusable' in self.states

    @property
    def is_able(self):
        return 'sensitive' in self.states

    def path(self):
        item = self
        while item is not None:
            yield item
            item = item.parent

    def where(self):
        """Where it is, in what has a name."""
        named = [one for one in self.path() if one is self or not NAMELESS.match(one.name)]
        return ' in '.join(str(one) for one in named[:4])

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def around(self, roles):
        """The nearest thing around it of one of these roles."""
        return next((one for one in self.path() if one is not self and one.role in roles), None)


def read(node, parent=None):
    """The tree below NODE, without what takes no room."""
    item = Item(node, parent)
    if not item.shown and parent is not None:
        return None
    children = list(node.children())
    pages = [one for one in children if one.name == STACK_PAGE]
    if len(pages) > 1:
        children = [page for page in pages if is_turned_up(page)] or pages
    for child in children:
        below = read(child, item)
        if below is not None:
            item.children.append(below)
    return item


def is_turned_up(page):
    """GTK 4.8 tells the pages of a stack that are not shown like the one that is; but what it finds
    at a place is of the one that is."""
    content = next(iter(page.children()), None)
    if content is None or not content.is_shown():
        return False
    extents = content.extents()
    for part in (.02, .1, .3, .5):
        found = Atspi.Component.get_accessible_at_point(
            content.accessible, extents.x + extents.width // 2,
            int(extents.y + extents.height * part), Atspi.CoordType.WINDOW)
        if found is not None and any(one.accessible == content.accessible
                                     for one in Node(found).path()):
            return True
    return False


class Audit:
    """The faults of one stop of a tour."""

    def __init__(self, stop):
        self.stop = stop
        self.tree = read(stop.part)
        if stop.part is not stop.window() and stop.part.role in BUTTONS:
            # Of a menu button, what it opened.
            self.tree.children = [one for one in self.tree.children if one.role not in BUTTONS]
        self.items = list(self.tree.walk())
        self.controls = [one for one in self.items if self.is_control(one)]
        self.faults = []

    def blame(self, item, words):
        self.faults.append(f'{self.stop.name}: {item.where()}: {words}')

    @staticmethod
    def is_control(item):
        return item.is_focusable or (item.n_actions > 0 and item.role not in WINDOWS
                                     and item.role not in ('label', 'status bar', 'heading')
                                     and not NAMELESS.match(item.name))

    def is_excused(self, item):
        around = {word for one in item.path() for word in (one.role, one.name)}
        around |= {self.stop.window().role, self.stop.window().name}
        # Later versions of GTK call a nameless thing nothing at all.
        return any(role == ROLES.get(item.role, item.role) and
                   (item.name == name or (item.name == '' and NAMELESS.match(name)))
                   for role, name in [*THEIR_OWN, *(one[:2] for one in INSIDE if one[2] in around)])

    def has_state(self, states):
        return any(one.states & states for one in self.items)

    # What is said.

    def judge(self):
        for item in self.items:
            if item.is_focusable and NAMELESS.match(item.name) and not self.is_excused(item):
                self.blame(item, 'has no name')
            if MNEMONIC.search(item.name) and item.role in BUTTONS | MENU_ITEMS | CHOICES:
                self.blame(item, 'has the key of a menu in its name')
            if (item.role in PICTURES and NAMELESS.match(item.name)
                    and not self.is_excused(item)):
                self.judge_picture(item)
            if item.is_focusable and item.role not in CONTROLS and not self.is_excused(item):
                self.blame(item, 'can have the focus, but its role says nothing')
            self.judge_secret(item)
        for item in self.controls:
            self.judge_state(item)
        self.judge_rows()
        self.judge_twins()
        return self.faults

    def judge_picture(self, item):
        """One inside of what has a name and can be used is only decoration."""
        around = next((one for one in item.path() if self.is_control(one)), None)
        if around is None or NAMELESS.match(around.name):
            self.blame(item, 'is a picture that nobody is told about')

    def judge_secret(self, item):
        texts = [item.name, item.description if item.n_actions or item.is_focusable else '']
        if any(SECRETS.search(text) for text in texts) and self.stop.name != 'issued-shown':
            self.blame(item, 'tells a secret')

    def judge_state(self, item):
        is_menu = item.role in BUTTONS and any(one.role in BUTTONS for one in item.children)
        if is_menu and not item.states & {'expandable', 'has-popup'}:
            self.blame(item, 'does not tell that it opens something')

    def judge_rows(self):
        """A row says what it is and how it stands."""
        for item in self.items:
            if item.role != 'table row' or self.is_excused(item) or item.parent is None:
                continue
            if item.name.count(',') < 1 and '،' not in item.name and item.name.count(' ') < 2:
                self.blame(item, 'is a row that says too little')

    def judge_twins(self):
        seen = {}
        for item in self.items:
            if not (item.is_focusable and item.role in BUTTONS | CHOICES):
                continue
            row = item.around(ROWS)
            # In one row of several, a button may say what the row is about by its name alone.
            key = (item.role, item.name, row.name if row and row.role == 'table row' else '')
            if key in seen:
                self.blame(item, f'has the name of another one in {seen[key].where()}')
            seen[key] = item


class Focus:
    """Hears what gets the focus."""

    # Seconds after which nobody is going to tell any more, where the machine is not slow.
    QUIET = .3 * max(1, PATIENCE / 20)

    def __init__(self):
        self.told = []
        self.listener = Atspi.EventListener.new(self.on_event)
        self.listener.register('object:state-changed:focused')

    def end(self):
        self.listener.deregister('object:state-changed:focused')

    def on_event(self, event):
        if event.detail1:
            self.told.append(event.source)

    def press(self, key):
        """Presses KEY; gives what has the focus then, or None if that does not tell. GTK 4.8 does
        not tell it of the text of an entry row."""
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass
        self.told.clear()
        xdo('key', '--clearmodifiers', key)
        end = time.monotonic() + self.QUIET
        while not self.told and time.monotonic() < end:
            context.iteration(False)
            time.sleep(.001)
        return self.told[-1] if self.told else None


class Walk:
    """Goes once round a window with a key."""

    LONGEST = 120

    def __init__(self, audit, focus, key):
        self.audit = audit
        self.key = key
        self.by_accessible = {one.accessible: one for one in audit.items}
        self.path = []
        self.returned = self.go(focus)

    def go(self, focus):
        n_texts = sum(one.role in TEXTS for one in self.audit.items)
        for _ in range(self.LONGEST):
            there = focus.press(self.key)
            if there is not None and self.path and there == self.path[-1]:
                # Told once more, or it did not move.
                there = None
            if there is not None and there in self.path:
                return True
            self.path.append(there)
            if self.path[-n_texts - 2:] == [None] * (n_texts + 2):
                break
        # Where there is but one thing, the focus stays at it. What else there is, was missed.
        return not any(self.path)

    def items(self):
        """What of it is known to the audit."""
        return [self.by_accessible[one] for one in self.path
                if one is not None and one in self.by_accessible]

    @property
    def n_silent(self):
        return self.path.count(None)


class Keyboard:
    """What is wrong with a stop for whoever has no pointer."""

    def __init__(self, audit, focus):
        self.audit = audit
        self.forward = Walk(audit, focus, 'Tab')
        self.backward = Walk(audit, focus, 'shift+Tab')

    def judge(self):
        audit = self.audit
        for walk in (self.forward, self.backward):
            if not walk.returned:
                audit.faults.append(f'{audit.stop.name}: {walk.key} does not come round: '
                                    f'{[str(one) for one in walk.items()[-6:]]}')
                return
        reached = {one for one in audit.items if 'focused' in one.states}
        reached |= set(self.forward.items()) | set(self.backward.items())
        self.judge_missed(reached)
        self.judge_long_lists()

    def judge_missed(self, reached):
        """Each control is a stop, or in a thing where the arrows go on, or has one inside."""
        silent = self.forward.n_silent or self.backward.n_silent
        for item in self.audit.controls:
            if not (item.is_focusable and item.is_able) or item in reached:
                continue
            if item.name in CONTROLS_OF_WINDOW and item.role in BUTTONS and item.parent.name == '':
                continue
            if item is self.audit.tree or item.role in CONTAINERS | {'scroll pane'}:
                continue
            if set(item.walk()) & reached:
                continue
            if any(one in reached for one in item.path()) and item.role not in BUTTONS:
                continue
            if item.role in TEXTS and silent > 0:
                silent -= 1
                continue
            if not self.is_by_arrows(item, reached):
                self.audit.blame(item, 'is not reached by the keyboard')

    @staticmethod
    def is_by_arrows(item, reached):
        """Of rows of one kind Tab goes to one, and the arrows to the others. What is in a row is
        reached from that row."""
        row = item.around({'table row'})
        if row is not None and any(one in reached for one in row.parent.children):
            return True
        container = item.around(CONTAINERS | GROUPS)
        while container is not None:
            same = [one for one in container.walk() if one.role == item.role
                    and one is not item and one in reached]
            named = not NAMELESS.match(container.name)
            if same and (container.role in CONTAINERS or named):
                return True
            container = container.around(CONTAINERS | GROUPS)
        return False

    def judge_long_lists(self):
        """Tab leaves a list after one row: with a thousand rows it would never come to its end."""
        for walk in (self.forward, self.backward):
            rows = {}
            for item in walk.items():
                row = item if item.role == 'table row' else item.around({'table row'})
                if row is not None:
                    rows.setdefault(row.parent, set()).add(row)
            for where, visited in rows.items():
                if len(visited) > 1:
                    self.audit.blame(where, f'{walk.key} goes through {len(visited)} rows')
