#!/usr/bin/python3
# test_names_of_controls.py: whoever cannot see the window is told what each thing is
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import re

import stage
import tap
from issuer import me

# A thing without a name of its own is called by its class.
NAMELESS = re.compile('^(Gtk|Adw|Signet|$)')

# What GTK 4.8 and libadwaita 1.2 make by themselves and give us no hold on.
THEIR_OWN = {
    ('table row', 'GtkListItemWidget'): 'the row of the headers of a column view',
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
}


class NamesOfControls(stage.Stage):
    def is_excused(self, node):
        own = (node.role, node.name)
        return own in THEIR_OWN or any((*own, around) in INSIDE for one in self.path(node)
                                       for around in (one.role, one.name))

    def nameless(self, window):
        for node in window.walk():
            if ('focusable' in node.states and NAMELESS.match(node.name or '')
                    and node.is_shown() and not self.is_excused(node)):
                yield ' in '.join(str(one) for one in self.path(node))

    @staticmethod
    def path(node):
        """The node, what it is in, and so on to the window."""
        yield node
        while not node.is_window():
            node = node.parent()
            yield node

    def check(self, window):
        self.assertEqual(list(self.nameless(window)), [])

    def test_list_and_dialogs(self):
        self.fill('Named')
        self.start()
        self.row('^Named, Active')
        self.check(self.program.frame)
        dialog = self.open_editor('Named')
        dialog.find('text', 'Display Name')
        self.check(dialog)
        self.program.key('Escape')
        self.program.wait_gone('dialog', stage.EDIT)
        dialog = self.fill_form('Other')
        self.tick(dialog, 'Profile')
        self.tick(self.api(dialog, 'Profile'), 'US Production')
        self.check(dialog)
        self.save(dialog)
        page = self.program.dialog(stage.ISSUED)
        self.check(page)
        self.copy_secret(page)
        self.done(page)
        self.program.find('push button', 'Delete Named').click()
        question = self.question('Delete “Named”?')
        self.check(question)
        self.program.key('Escape')
        self.program.wait_gone('dialog', 'Delete “Named”?')
        self.program.close()

    def test_other_windows(self):
        self.fill('Named')
        self.start()
        self.row('^Named, Active')
        # The columns are in the main menu, under their initial.
        for keys, title in (('ctrl+comma', 'Preferences'), ('ctrl+question', 'Shortcuts'),
                            ('ctrl+l', '^Audit Log$'),
                            ('F10 c', 'Columns')):
            self.program.key(*keys.split())
            window = self.program.find('frame', re.compile(title))
            self.check(window)
            self.program.key('Escape')
            self.program.wait_gone('frame', re.compile(title))
        self.program.key('ctrl+f')
        self.check(self.program.frame)
        self.program.type('nothing like it')
        self.wait_page('No Results Found')
        self.check(self.program.frame)
        self.program.close()

    def test_pages(self):
        self.start()
        self.wait_page('No Credentials Yet')
        self.check(self.program.frame)
        self.program.close()
        self.issuer.set_member(me(), 'user')
        self.start()
        self.wait_page('No Access')
        self.check(self.program.frame)
        self.program.close()
        self.environment['SIGNET_ISSUER'] = self.folder / 'nothing'
        self.start()
        self.wait_page('The Issuer Is Not Installed')
        self.check(self.program.frame)
        self.program.close()


if __name__ == '__main__':
    tap.main()
