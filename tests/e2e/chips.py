# chips.py: the chips of the list, as people reach them
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import re

import stage
from driver import wait_for


class Chips(stage.Stage):
    """A list with chips above it, used with the keyboard."""

    def wait_names(self, *names):
        wait_for(f'the rows {names}', lambda: sorted(
            row.name.split(',')[0] for row in self.rows()) == sorted(names))

    def chip(self, name):
        """The chip, as soon as it says that. It may have scrolled out of sight."""
        return self.program.find('push button', name)

    def focused(self):
        """What has the focus in the window that was opened last: those below remember theirs."""
        window = list(self.program.root.children())[-1]
        return next((node for node in window.walk() if 'focused' in node.states), None)

    def focused_name(self):
        """Nothing has the focus for a moment while it moves."""
        node = self.focused()
        return node.name or '' if node else ''

    def wait_focus(self, name):
        wait_for(f'the focus on {name}', lambda: re.match(name, self.focused_name()))

    def wait_moved(self, before):
        wait_for('the focus to move', lambda: self.focused_name() not in ('', before))

    def go_to(self, name):
        """Moves along the chips from the first one, which has to have the focus."""
        for _ in range(20):
            if re.match(name, self.focused_name()):
                return
            before = self.focused_name()
            self.program.key('Right')
            self.wait_moved(before)
        raise AssertionError(f'no chip {name}')

    def go_to_chips(self):
        """From the list, backwards over whatever stands before it."""
        for _ in range(20):
            if re.match('^(All|Active|Inactive|Workspace.*), ', self.focused_name()):
                self.program.key(*['Left'] * 14)
                self.wait_focus('^All, ')
                return
            before = self.focused_name()
            self.program.key('shift+Tab')
            self.wait_moved(before)
        raise AssertionError('the chips cannot be reached')

    def choose_workspace(self, text, name):
        self.go_to_chips()
        self.go_to('^Workspace')
        self.program.key('Return')
        self.wait_focus('^Search: Workspace')
        self.program.type(text)
        self.program.find('list item', re.compile(f'^{name}, '))
        self.program.key('Down')
        self.wait_focus(f'^{name}, ')
        self.program.key('Return')
        self.chip(re.compile(f'^Workspace: {name}, '))

    def tab_to(self, name):
        """Moves the focus on until it is there. A row and what is in it can have one name, the
        text of an entry row does not tell that it has the focus, and GTK 4.8 says the label of a
        button of a message dialog twice."""
        def at():
            node = self.focused()
            return node and (node.role, node.name)

        def moved():
            """One loses the focus before the other gets it, so it has to rest."""
            seen.append(at())
            return len(seen) > 4 and seen[-4:].count(seen[-1]) == 4 and seen[-1] != before
        for _ in range(40):
            before = at()
            if before is not None and re.fullmatch(f'({name})( {name})?', before[1] or ''):
                return
            self.program.key('Tab')
            seen = []
            wait_for(f'the focus to move from {before}', moved)
        raise AssertionError(f'{name} cannot be reached')
