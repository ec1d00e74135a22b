#!/usr/bin/python3
# check-help.py: the help calls everything what it is called in the program
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""check-help.py [--self-test]

Words in quotation marks are the words of a button, a menu or a title; topics that
the program opens are there; commands are those that the programs know; and the
help stays short, since people read it and others translate it.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree

import sources

TOPICS = sources.ROOT / 'src' / 'ui' / 'signet-help-topics.ui'
WORDS = 1300
# What libadwaita calls things.
FOREIGN = {'Troubleshooting'}
PROGRAMS = ('signet-issuer ', 'signet-token ', 'man signet')

QUOTED = re.compile('“([^”]+)”')
IN_MARKUP = re.compile(r'translatable="yes"[^>]*>([^<]+)<')
TEXT = r'"((?:[^"\\]|\\.)*)"'
IN_CODE = re.compile(rf'(?:_|N_) ?\({TEXT}|(?:C_|NC_) ?\("[^"]*",\s*{TEXT}')

# What stands before a command in a Flatpak.
SANDBOXED = tuple(f'flatpak run --command={name.strip()} io.github.signet_app.Signet'
                  for name in PROGRAMS[:2])


def plain(label):
    """A label without its access key."""
    return re.sub(r'_(?=\w)', '', label)


def labels_of(name, text):
    if name.endswith('.ui'):
        return {plain(found) for found in IN_MARKUP.findall(text)}
    return {plain(one or other) for one, other in IN_CODE.findall(text)}


def check(help_text, labels, wanted, commands):
    """Findings. LABELS: what the program says; WANTED: the topics it opens; COMMANDS: its usage."""
    root = ElementTree.fromstring(help_text)
    pages = root.findall('object')
    n_words = 0
    for page in pages:
        for text in page.iter('property'):
            if text.get('translatable') == 'yes':
                n_words += len(text.text.split())
                for label in QUOTED.findall(text.text):
                    if label not in labels | FOREIGN:
                        yield f'{page.get("id")}: nothing is called “{label}”'
            elif not text.text.startswith(('issuer.db', *PROGRAMS, *SANDBOXED)):
                yield f'{page.get("id")}: {text.text} is no command of ours'
            elif text.text.startswith('signet-issuer '):
                words = ' '.join(text.text.split()[1:3])
                if f'  {words}' not in commands:
                    yield f'{page.get("id")}: signet-issuer knows no “{words}”'
    ids = [page.get('id') for page in pages]
    for topic in wanted - set(ids):
        yield f'there is no topic {topic}'
    for topic in set(ids) - wanted:
        yield f'nobody can open {topic}'
    if n_words > WORDS:
        yield f'{n_words} words, more than {WORDS}'


def read_tree():
    labels = set()
    ui = sources.ROOT / 'src' / 'ui'
    for path in sources.walk(ui):
        if path.suffix in ('.c', '.ui') and path != TOPICS:
            labels |= labels_of(path.name, path.read_text())
    window = (ui / 'signet-help-window.c').read_text().partition('topics[] = {')[2]
    wanted = set(re.findall(r'^  "([a-z-]+)",$', window.partition('};')[0], re.M))
    contexts = set(re.findall(r'_get_type, "([a-z-]+)" }', (ui / 'signet-help.c').read_text()))
    usage = (sources.ROOT / 'src' / 'issuer' / 'signet-serve-options.c').read_text()
    return TOPICS.read_text(), labels, wanted | contexts, usage


def page(text, command='signet-issuer member list'):
    return (f'<interface><object class="SignetHelpPage" id="a"><property name="title"'
            f' translatable="yes">{text}</property><child type="command"><object class="GtkLabel">'
            f'<property name="label">{command}</property></object></child></object></interface>')


LABELS = labels_of('a.ui', '<a translatable="yes">Audit _Log</a>') | labels_of(
    'a.c', 'C_("menu", "_Rotate…"), N_("Save")')
USAGE = '  member list\\n'
GOOD = [(page('Press “Save” in “Audit Log”, then “Rotate…”'), LABELS, {'a'}, USAGE)]
BAD = [
    ('nothing is called', (page('Press “Store”'), LABELS, {'a'}, USAGE)),
    ('nothing is called', (page('“Audit log”'), LABELS, {'a'}, USAGE)),
    ('no command of ours', (page('x', 'rm -r'), LABELS, {'a'}, USAGE)),
    ('knows no', (page('x', 'signet-issuer member add'), LABELS, {'a'}, USAGE)),
    ('there is no topic b', (page('x'), LABELS, {'a', 'b'}, USAGE)),
    ('nobody can open a', (page('x'), LABELS, set(), USAGE)),
    ('words, more than', (page('x ' * 1400), LABELS, {'a'}, USAGE)),
]


def main():
    if sys.argv[1:] == ['--self-test']:
        sources.self_test(lambda fixture: list(check(*fixture)), GOOD, BAD)
    report = sources.Report()
    for finding in check(*read_tree()):
        report.add(sources.name_of(TOPICS), 1, finding)
    return report.end(1)


if __name__ == '__main__':
    sys.exit(main())
