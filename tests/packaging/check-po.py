#!/usr/bin/python3
# check-po.py: every translation is complete, and says as much as the English
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""check-po.py [--self-test | LANGUAGE…]

Compares po/LANGUAGE.po (all of po/LINGUAS, if none is named) with the strings that are in the
sources now: each is translated, in every plural form, none is fuzzy or left over, and formats,
markup, access keys, ellipses and the blanks around it are kept. The calendar, the order of
words and the marks of quotation are the translator's.
"""

import collections
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import sources

PO = sources.ROOT / 'po'
# What a release speaks.
WANTED = {'ar', 'de', 'es', 'fr', 'ja'}
# As Meson's preset “glib” has them.
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3',
            'g_dpgettext2:2c,3']
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
SEPARATORS = {',', '·'}
MARKUP = re.compile(r'</?[a-z]+>')
# Not what stands between two words in capitals, which is the name of a variable.
ACCESS_KEY = re.compile(r'(?<![A-Z])_(?=\w)|_(?=[a-z])')
# A sentence that stayed as it was. Names, formats and words of the trade may.
SENTENCE = re.compile(r'(?:[A-Za-z’]+[ ,]+){3}[a-z]{2,}')

Message = collections.namedtuple('Message', 'context id plural forms fuzzy line')


def unescape(text):
    return text.replace('\\n', '\n').replace('\\"', '"').replace('\\\\', '\\')


def parse(text):
    """The messages of a catalogue, without the header; those left over have a line of None."""
    for start, block in blocks(text):
        left_over = all(line.startswith('#~') for line in block)
        lines = [line[2:].lstrip() if left_over else line for line in block]
        fields, current = {}, None
        for line in lines:
            if line.startswith('#') or line == '':
                continue
            name = re.match(r'msg(?:ctxt|id_plural|id|str(?:\[\d+\])?)', line)
            current = name.group() if name else current
            fields[current] = fields.get(current, '') + unescape(QUOTED.search(line).group(1))
        if fields.get('msgid', '') == '':
            continue
        forms = [value for name, value in fields.items() if name.startswith('msgstr')]
        fuzzy = any(line.startswith('#,') and 'fuzzy' in line for line in lines)
        yield Message(fields.get('msgctxt'), fields['msgid'], fields.get('msgid_plural'),
                      forms, fuzzy, None if left_over else start)


def blocks(text):
    block, start = [], 1
    for number, line in enumerate(text.split('\n') + [''], start=1):
        if line != '':
            if not block:
                start = number
            block.append(line)
        elif block:
            yield start, block
            block = []


def compare_forms(english, form):
    """What FORM, one translation of ENGLISH, does not keep."""
    if form.strip() == '':
        yield 'not translated'
        return
    if sorted(MARKUP.findall(english)) != sorted(MARKUP.findall(form)):
        yield 'other markup'
    if bool(ACCESS_KEY.search(english)) != bool(ACCESS_KEY.search(form)):
        yield 'an access key is missing, or too many'
    if english.endswith('…') != form.endswith('…') or '...' in form:
        yield 'an ellipsis is missing, or too many'
    # What stands between the things of a list, which not all languages write with blanks.
    for blank in () if english.strip(' ') in SEPARATORS else (' ', '\n'):
        if (english.startswith(blank), english.endswith(blank)) != (form.startswith(blank),
                                                                    form.endswith(blank)):
            yield 'other blanks around it'
    if form == english and SENTENCE.search(english):
        yield 'still English'


def compare(wanted, found, n_forms):
    """Findings, each with its line: WANTED are the messages of the sources."""
    there = {(one.context, one.id): one for one in found if one.line is not None}
    for one in found:
        if one.line is None:
            yield 1, f'left over: {one.id!r}'
    for message in wanted:
        one = there.pop((message.context, message.id), None)
        if one is None:
            yield 1, f'missing: {message.id!r}'
            continue
        if one.fuzzy:
            yield one.line, f'fuzzy: {one.id!r}'
        if one.plural != message.plural:
            yield one.line, f'another plural in English: {one.id!r}'
        if len(one.forms) != (1 if message.plural is None else n_forms):
            yield one.line, f'{len(one.forms)} forms: {one.id!r}'
        for index, form in enumerate(one.forms):
            # The first form may be that of one, which is the English singular.
            english = message.id if index == 0 or message.plural is None else message.plural
            for text in compare_forms(english, form):
                yield one.line, f'{text}: {form or one.id!r}'
    for one in there.values():
        yield one.line, f'not in the sources: {one.id!r}'


def extract():
    """The messages of the sources, as they are now."""
    command = ['xgettext', '--from-code=UTF-8', '--files-from=po/POTFILES.in', '--output=-',
               *(f'--keyword={keyword}' for keyword in KEYWORDS)]
    template = subprocess.run(command, cwd=sources.ROOT, capture_output=True, check=True)
    return list(parse(template.stdout.decode()))


def count_forms(text):
    return int(re.search(r'nplurals\s*=\s*(\d+)', text).group(1))


def check_format(path):
    """What gettext itself finds: formats that differ, a header that is incomplete."""
    with tempfile.TemporaryDirectory() as folder:
        answer = subprocess.run(['msgfmt', '--check', f'--output-file={folder}/out.mo', path],
                                capture_output=True, check=False)
    return [] if answer.returncode == 0 else answer.stderr.decode().strip().split('\n')


def check(languages, report):
    wanted = extract()
    listed = set((PO / 'LINGUAS').read_text().split())
    if languages == []:
        for name in sorted(listed.symmetric_difference(path.stem for path in PO.glob('*.po'))):
            report.add('po/LINGUAS', 1, f'{name} is listed and not there, or there and not listed')
        for name in sorted(WANTED - listed):
            report.add('po/LINGUAS', 1, f'{name} is missing')
    for name in languages or sorted(listed):
        path = PO / f'{name}.po'
        text = path.read_text(encoding='utf-8')
        for line, finding in compare(wanted, list(parse(text)), count_forms(text)):
            report.add(sources.name_of(path), line, finding)
        for finding in check_format(path):
            report.add(sources.name_of(path), 1, finding)
    return report.end(len(wanted))


TEMPLATE = '''
msgid ""
msgstr "header"

msgctxt "verb"
msgid "O_pen…"
msgstr ""

msgid "%u <b>row</b>"
msgid_plural "%u <b>rows</b>"
msgstr[0] ""
msgstr[1] ""

msgid "This is a whole sentence"
msgstr ""
'''
GOOD = '''
msgctxt "verb"
msgid "O_pen…"
msgstr "Ö_ffnen…"

msgid "%u <b>row</b>"
msgid_plural "%u <b>rows</b>"
msgstr[0] "%u <b>Zeile</b>"
msgstr[1] "%u <b>Zeilen</b>"

msgid "This is a whole sentence"
msgstr "Dies ist "
"ein ganzer Satz"
'''


def check_fixture(text):
    found = compare(list(parse(TEMPLATE)), list(parse(text)), 2)
    return [finding for line, finding in found]


BAD = [
    ('missing', GOOD.replace('"verb"', '"noun"')),
    ('not in the sources', GOOD + '\nmsgid "Else"\nmsgstr "Sonst"\n'),
    ('left over', GOOD + '\n#~ msgid "Else"\n#~ msgstr "Sonst"\n'),
    ('fuzzy', GOOD.replace('msgid "This', '#, fuzzy\nmsgid "This')),
    ('1 forms', GOOD.replace('msgstr[1] "%u <b>Zeilen</b>"\n', '')),
    ('not translated', GOOD.replace('%u <b>Zeilen</b>', '')),
    ('another plural', GOOD.replace('rows', 'lines')),
    ('other markup', GOOD.replace('<b>Zeilen</b>', 'Zeilen')),
    ('access key', GOOD.replace('Ö_f', 'Öf')),
    ('ellipsis', GOOD.replace('nen…', 'nen')),
    ('ellipsis', GOOD.replace('nen…', 'nen...')),
    ('blanks', GOOD.replace('"Dies', '" Dies')),
    ('still English', GOOD.replace('"Dies ist "\n"ein ganzer Satz"',
                                   '"This is a whole sentence"')),
]


def main():
    if sys.argv[1:] == ['--self-test']:
        sources.self_test(check_fixture, [GOOD], BAD)
    return check(sys.argv[1:], sources.Report())


if __name__ == '__main__':
    sys.exit(main())
