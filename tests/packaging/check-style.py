#!/usr/bin/python3
# check-style.py: the part of the style sheet that a program can check
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""check-style.py [--self-test]

Every source file: a licence line, no tabs, no trailing blanks, lines of at most
100 columns. C files also: the head of the file, the order of the banners, the
size of files and functions, and a doc comment for each public function.
"""

import re
import sys

import sources

COLUMNS = 100
FILE_LINES = 600
FUNCTION_LINES = 50
BANNERS = ['Helpers', 'Callbacks', 'Virtual methods', 'GObject', 'Public']

TEXT = {'.c', '.h', '.py', '.sh', '.ui', '.css', '.xml', '.in', '.yml', '.yaml', '.svg', '.supp',
        '.build'}
# Meson files are configuration, and lists have no comments.
NO_LICENCE = {'.build', '.supp'}
NO_LICENCE_NAMES = {'POTFILES.in'}

# Only colours with a name follow the accent, the dark style and high contrast.
COLOUR = re.compile(r'#[0-9a-fA-F]{3,8}\b|\brgba?\(')
LICENCE = re.compile(r'SPDX-License-Identifier: (GPL-3\.0-or-later|CC0-1\.0)')
BANNER = re.compile(r'^/\*\n \* ([^\n]*[^\n.])\n \*/$', re.M)
# GNU style: the name of a function begins its line, its braces stand in column 0.
FUNCTION = re.compile(r'^(?P<name>\w+) \((?P<args>[^;{}]*)\)\n\{\n(?P<body>.*?)^\}$', re.M | re.S)
PROTOTYPE = re.compile(r'^(?:[\w \t*]+[ *\n])(?P<name>signet_\w+)\s*\([^;{]*\)[^;{]*;', re.M)
# These come from macros, which document themselves.
MACRO_MADE = re.compile(r'_(get_type|quark|error_quark)$')
UNFINISHED = re.compile(r'\b(TODO|FIXME|XXX)\b')
EXCEPTION = 'Long on purpose: '


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1


def is_text(path):
    if path.suffix in TEXT:
        return True
    if path.suffix != '':
        return False
    with open(path, 'rb') as file:
        return file.read(2) == b'#!'


def check_text(name, text):
    """Findings (line, text) for any source file."""
    suffix = name[name.rfind('.'):] if '.' in name.rsplit('/', 1)[-1] else ''
    base = name.rsplit('/', 1)[-1]
    head = '\n'.join(text.split('\n')[:8])
    if suffix not in NO_LICENCE and base not in NO_LICENCE_NAMES and not LICENCE.search(head):
        yield 1, 'no SPDX-License-Identifier line in the first eight'
    if text and not text.endswith('\n'):
        yield line_of(text, len(text)), 'no newline at the end'
    for number, line in enumerate(text.split('\n'), 1):
        if '\t' in line:
            yield number, 'tab'
        if line != line.rstrip():
            yield number, 'trailing blanks'
        # A path of a drawing, an address or a text to translate has no place to break.
        if (len(line) > COLUMNS and suffix != '.svg' and '://' not in line
                and not (suffix == '.ui' and 'translatable="yes">' in line)):
            yield number, f'{len(line)} columns, more than {COLUMNS}'
        if suffix == '.css' and COLOUR.search(line):
            yield number, 'a colour without a name'


def check_head(base, text):
    lines = text.split('\n')
    if not lines[0].startswith(f'/* {base}: '):
        yield 1, f'the first line is not "/* {base}: what it is"'
    if ' * Copyright 2026 The Signet authors' not in lines[:6]:
        yield 1, 'no copyright line'


def check_banners(text):
    last = -1
    for match in BANNER.finditer(text):
        line = line_of(text, match.start())
        if match[1] not in BANNERS:
            yield line, f'banner "{match[1]}" is none of {", ".join(BANNERS)}'
            continue
        index = BANNERS.index(match[1])
        if index <= last:
            yield line, f'banner "{match[1]}" after "{BANNERS[last]}"'
        last = index


def comment_above(text, offset):
    """The comment that ends directly above the line at OFFSET (skipping the return type)."""
    above = text[:offset].rstrip('\n').split('\n')
    while above and above[-1] != '' and not above[-1].endswith('*/'):
        above.pop()
    if not above or not above[-1].endswith('*/'):
        return ''
    whole = '\n'.join(above)
    return whole[whole.rfind('/*'):]


def check_functions(text):
    for match in FUNCTION.finditer(text):
        length = match['body'].count('\n') + 2
        if length <= FUNCTION_LINES:
            continue
        if EXCEPTION in comment_above(text, match.start()):
            continue
        yield (line_of(text, match.start()),
               f'{match["name"]} has {length} lines, more than {FUNCTION_LINES}')


def check_c(name, text):
    base = name.rsplit('/', 1)[-1]
    yield from check_head(base, text)
    for number, line in enumerate(text.split('\n'), 1):
        if UNFINISHED.search(line):
            yield number, 'a note instead of the work'
    if not name.endswith('.c'):
        return
    lines = text.count('\n')
    if lines > FILE_LINES:
        yield lines, f'{lines} lines, more than {FILE_LINES}'
    yield from check_banners(text)
    yield from check_functions(text)


def check_docs(header, bodies):
    """Findings for the functions in HEADER that no doc comment in BODIES describes."""
    plain = re.sub(r'/\*.*?\*/', lambda m: re.sub(r'[^\n]', ' ', m[0]), header, flags=re.S)
    for match in PROTOTYPE.finditer(plain):
        name = match['name']
        # Functions inside a macro or a type definition are no prototypes.
        if MACRO_MADE.search(name) or 'typedef' in match[0] or 'static inline' in match[0]:
            continue
        if not any(re.search(rf'^/\*\*\n \* {name}:', body, re.M) for body in bodies):
            yield line_of(plain, match.start('name')), f'{name} has no doc comment in its .c'


def check_tree():
    report = sources.Report()
    files = {sources.name_of(path): path for path in sources.walk() if is_text(path)}
    for name, path in files.items():
        text = path.read_text(encoding='utf-8')
        findings = list(check_text(name, text))
        if name.endswith(('.c', '.h')):
            findings += check_c(name, text)
        if name.endswith('.h') and name.startswith('src/'):
            bodies = [other.read_text() for other in sorted(path.parent.glob('*.c'))]
            findings += check_docs(text, bodies)
        for line, finding in findings:
            report.add(name, line, finding)
    return report.end(len(files))


HEAD = '''/* a.c: an example
 *
 * Copyright 2026 The Signet authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
'''


def function(lines, above=''):
    body = '  g_print ("%d", n);\n' * (lines - 2)
    return f'{HEAD}\n{above}static void\nprint_it (int n)\n{{\n{body}}}\n'


def banners(*names):
    return HEAD + ''.join(f'\n/*\n * {name}\n */\n' for name in names)


def check_fixture(fixture):
    name, text, header = fixture
    findings = list(check_text(name, text))
    if name.endswith('.c'):
        findings += check_c(name, text)
    if header is not None:
        findings += check_docs(header, [text])
    return [finding for line, finding in findings]


DOCUMENTED = HEAD + '\n/**\n * signet_a_new:\n *\n * Makes one.\n */\n'
PUBLIC = ('SignetA *\nsignet_a_new (int b,\n              int c);\n\n'
          'GType signet_a_get_type (void);\n')

GOOD = [
    ('a.c', HEAD, None),
    ('a.c', function(50), None),
    ('a.c', function(80, '/* Long on purpose: one case for each level. */\n'), None),
    ('a.c', banners('Helpers', 'Callbacks', 'Virtual methods', 'GObject', 'Public'), None),
    ('a.c', HEAD + '\n/*\n * This sentence is no banner.\n */\n', None),
    ('a.c', DOCUMENTED, PUBLIC),
    ('a.c', HEAD, '/* As signet_a_old (1); did. */\n'),
    ('a.py', '# SPDX-License-Identifier: GPL-3.0-or-later\n# https://' + 'x' * 120 + '\n', None),
    ('a.ui', '<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n<a translatable="yes">'
     + 'x' * 120 + '</a>\n', None),
]
BAD = [
    ('no SPDX', ('a.py', 'print(1)\n', None)),
    ('no newline', ('a.c', HEAD[:-1], None)),
    ('tab', ('a.c', HEAD + '\tint a;\n', None)),
    ('trailing blanks', ('a.c', HEAD + 'int a; \n', None)),
    ('101 columns', ('a.c', HEAD + 'x' * 101 + '\n', None)),
    ('the first line is not', ('b.c', HEAD, None)),
    ('no copyright line', ('a.c', HEAD.replace('2026', '1999'), None)),
    ('a colour without', ('a.css', f'/* {HEAD} */\na {{ color: #f0f; }}\n', None)),
    ('a note instead', ('a.c', HEAD + '/* TODO: more. */\n', None)),
    ('601 lines', ('a.c', HEAD + 'int a;\n' * 596, None)),
    ('has 51 lines', ('a.c', function(51), None)),
    ('has 51 lines', ('a.c', function(51, '/* Just long. */\n'), None)),
    ('banner "Helpers" after "Public"', ('a.c', banners('Public', 'Helpers'), None)),
    ('banner "Public" after "Public"', ('a.c', banners('Public', 'Public'), None)),
    ('banner "Private" is none', ('a.c', banners('Private'), None)),
    ('signet_a_new has no doc comment', ('a.c', HEAD, PUBLIC)),
]

if __name__ == '__main__':
    if sys.argv[1:] == ['--self-test']:
        sources.self_test(check_fixture, GOOD, BAD)
    sys.exit(check_tree())
