#!/usr/bin/python3
# check-potfiles.py: po/POTFILES.in names what has strings to translate
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""check-potfiles.py [--self-test | --write]

Every file of src and data with a translatable string is listed in po/POTFILES.in,
nothing is listed that is missing or has none, and the list is sorted. --write
writes the list as it should be.
"""

import re
import sys

import sources

POTFILES = sources.ROOT / 'po' / 'POTFILES.in'
# The keywords of Meson's gettext preset "glib" that this project uses.
C_STRING = re.compile(r'(?<!\w)(?:N?C?_|ngettext|g_dngettext|g_dpgettext2?|gettext)\s*\(')
UI_STRING = re.compile(r'translatable\s*=\s*["\'](?:yes|true|1)["\']')
C_COMMENT = re.compile(r'/\*.*?\*/', re.S)
# These are translated whole, by the rules of their kind.
WHOLE = ('.desktop.in', '.metainfo.xml.in', '.gschema.xml')


def is_translatable(name, text):
    if name.endswith(WHOLE):
        return True
    if name.endswith(('.c', '.h')):
        return C_STRING.search(C_COMMENT.sub('', text)) is not None
    if name.endswith('.ui'):
        return UI_STRING.search(text) is not None
    return False


def compare(files, listed):
    """Findings: FILES is name → text of the whole tree, LISTED the names in the list."""
    wanted = {name for name, text in files.items() if is_translatable(name, text)}
    for name in sorted(wanted - set(listed)):
        yield f'{name} has strings to translate and is not listed'
    for name in listed:
        if name not in files:
            yield f'{name} is listed and does not exist'
        elif name not in wanted:
            yield f'{name} is listed and has no string to translate'
    if listed != sorted(listed):
        yield 'the list is not sorted'
    if len(listed) != len(set(listed)):
        yield 'a name is listed twice'


def read_tree():
    paths = [path for room in ('data', 'src') for path in sources.walk(sources.ROOT / room)
             if path.name.endswith(WHOLE + ('.c', '.h', '.ui'))]
    return {sources.name_of(path): path.read_text(encoding='utf-8') for path in paths}


def read_list():
    lines = (line.strip() for line in POTFILES.read_text().split('\n'))
    return [line for line in lines if line != '' and not line.startswith('#')]


FILES = {
    'src/a.c': 'g_print (_("Hello"));\n',
    'src/b.c': '/* Not _("this"). */ call_ ("no");\n',
    'src/c.c': 'ngettext ("%u row", "%u rows", n);\n',
    'src/d.c': 'g_dpgettext2 (NULL, "verb", "Open"); C_("noun", "Open"); N_("x");\n',
    'src/e.ui': '<property name="label" translatable="yes">Save</property>\n',
    'src/f.ui': '<property name="label">%</property>\n',
    'data/a.desktop.in': '[Desktop Entry]\n',
}
RIGHT = ['data/a.desktop.in', 'src/a.c', 'src/c.c', 'src/d.c', 'src/e.ui']


def check_fixture(listed):
    return list(compare(FILES, listed))


BAD = [
    ('src/a.c has strings', ['data/a.desktop.in', 'src/c.c', 'src/d.c', 'src/e.ui']),
    ('src/c.c has strings', ['data/a.desktop.in', 'src/a.c', 'src/d.c', 'src/e.ui']),
    ('src/d.c has strings', ['data/a.desktop.in', 'src/a.c', 'src/c.c', 'src/e.ui']),
    ('src/e.ui has strings', ['data/a.desktop.in', 'src/a.c', 'src/c.c', 'src/d.c']),
    ('data/a.desktop.in has strings', ['src/a.c', 'src/c.c', 'src/d.c', 'src/e.ui']),
    ('src/b.c is listed and has no', RIGHT + ['src/b.c']),
    ('src/f.ui is listed and has no', RIGHT + ['src/f.ui']),
    ('src/g.c is listed and does not', RIGHT + ['src/g.c']),
    ('not sorted', list(reversed(RIGHT))),
    ('twice', RIGHT + ['src/e.ui']),
]


def main():
    if sys.argv[1:] == ['--self-test']:
        sources.self_test(check_fixture, [RIGHT], BAD)
    files = read_tree()
    if sys.argv[1:] == ['--write']:
        names = sorted(name for name, text in files.items() if is_translatable(name, text))
        POTFILES.write_text(''.join(f'{name}\n' for name in names))
    report = sources.Report()
    for finding in compare(files, read_list()):
        report.add('po/POTFILES.in', 1, finding)
    return report.end(len(files))


if __name__ == '__main__':
    sys.exit(main())
