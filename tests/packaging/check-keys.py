#!/usr/bin/python3
# check-keys.py: what the table of shortcuts promises is bound from it, or pressed by a test
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""check-keys.py [--self-test]

A row of the table in signet-shortcuts.c with an action of the application is bound
by the table itself; one with an action of a widget has to be bound by it, by
signet_shortcuts_bind(); and keys of a row without one, which GTK or a widget knows by
itself, have to be pressed in a test.
"""

import re
import sys

import sources

TABLE = sources.ROOT / 'src' / 'ui' / 'signet-shortcuts.c'
OF_APPLICATION = ('app.', 'win.', 'window.')

# The last two strings of a row, of which the first may be NULL.
ROW = re.compile(r'(?:"([a-z.-]+)"|NULL),\s*"([^"]+)" }')
PRESSED = re.compile(r'''(?:display_press \(|\bkey\()["']([^"']+)["']''')
BOUND = re.compile(r'signet_shortcuts_(?:bind|bind_action) \(widget_class, "([a-z.-]+)"')


def pressed_form(accelerator):
    """What a test says to press the keys of ACCELERATOR."""
    parts = re.findall(r'<(\w+)>', accelerator)
    key = re.sub(r'<\w+>', '', accelerator)
    return '+'.join([{'Control': 'ctrl'}.get(part, part.lower()) for part in parts] + [key])


def check(table, bound, pressed):
    """Findings. BOUND: actions that widgets bind; PRESSED: what tests press."""
    rows = ROW.findall(table)
    if not rows:
        yield 'the table has no rows'
    for action, accelerators in rows:
        if action.startswith(OF_APPLICATION) or action in bound:
            continue
        if action != '':
            yield f'nobody binds {action}'
            continue
        for accelerator in re.split(r' |\.\.\.', accelerators):
            form = pressed_form(accelerator)
            if form not in pressed and not re.fullmatch(r'ctrl\+[3-9]', form):
                yield f'no test presses {form}'


def read_tree():
    bound, pressed = set(), set()
    for path in sources.walk(sources.ROOT / 'src' / 'ui'):
        if path.suffix == '.c':
            bound |= set(BOUND.findall(path.read_text()))
    for path in sources.walk(sources.ROOT / 'tests'):
        if path.suffix in ('.c', '.py'):
            pressed |= set(PRESSED.findall(path.read_text()))
    return TABLE.read_text().partition('shortcuts[] = {')[2].partition('};')[0], bound, pressed


GOOD = [('{ NULL, NC_("x", "A"), "win.a", "F5" }, { NULL, NC_("x", "B"), "row.b",\n "F6" },'
         '{ NULL, NC_("x", "C"), NULL, "<Control>space <Alt>Up" }', {'row.b'},
         {'ctrl+space', 'alt+Up'})]
BAD = [
    ('nobody binds row.b', ('{ NULL, NC_("x", "B"), "row.b", "F6" }', set(), {'F6'})),
    ('no test presses alt+Up', ('{ NULL, NC_("x", "C"), NULL, "space <Alt>Up" }', set(),
                                {'space'})),
    ('no rows', ('', set(), set())),
]


def main():
    if sys.argv[1:] == ['--self-test']:
        sources.self_test(lambda fixture: list(check(*fixture)), GOOD, BAD)
    report = sources.Report()
    for finding in check(*read_tree()):
        report.add(sources.name_of(TABLE), 1, finding)
    return report.end(1)


if __name__ == '__main__':
    sys.exit(main())
