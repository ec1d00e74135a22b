#!/usr/bin/python3
# check-layers.py: the layers of src point down only
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""check-layers.py [--self-test]

ui → connectors → services → core, token → services, and issuer → core: in what is
included and in what is linked. And each library of others is used only in the layer it is for.
"""

import re
import sys

import sources

# What each room may use of ours. "main" is src/main.c.
ROOMS = {
    'core': {'core'},
    'services': {'services', 'core'},
    'connectors': {'connectors', 'services', 'core'},
    'ui': {'ui', 'connectors', 'services', 'core'},
    'issuer': {'issuer', 'core'},
    'token': {'token', 'services', 'core'},
    'main': {'ui', 'connectors', 'services', 'core'},
}

# Which rooms may include headers of others, by how the path begins, and which may
# name the dependency in their meson.build. What is not listed is free to all.
# The services own the clipboard, which is GDK's; widgets are the interface's alone.
LIBRARIES = [
    (re.compile(r'gtk/|adwaita|gsk/'), None, {'ui', 'main'}),
    (re.compile(r'gdk/'), {'gtk_dep'}, {'services', 'ui', 'main'}),
    (re.compile(r'X11/'), {'x11_dep'}, {'services'}),
    (None, {'adw_dep'}, {'ui', 'main'}),
    (re.compile(r'libsoup/'), {'soup_dep'}, {'services', 'connectors'}),
    # A secret that is on its way travels in libsecret's SecretValue.
    (re.compile(r'libsecret/'), {'secret_dep'},
     {'services', 'connectors', 'ui', 'token'}),
    (re.compile(r'sqlite3'), {'sqlite_dep'}, {'issuer'}),
    # The issuer signs, the services verify.
    (re.compile(r'openssl/'), {'crypto_dep'}, {'services', 'issuer'}),
    (re.compile(r'microhttpd'), {'microhttpd_dep'}, {'issuer'}),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
LINK = re.compile(r'\b(\w+?)_(?:dep|lib)\b')


def room_of(name):
    parts = name.split('/')
    return parts[1] if len(parts) > 2 else 'main'


def library_finding(room, included):
    for pattern, _, allowed in LIBRARIES:
        if pattern is not None and pattern.match(included) and room not in allowed:
            return f'{room} includes <{included}>, which is only for {", ".join(sorted(allowed))}'
    return None


def check_includes(name, text, rooms):
    """Findings (line, text) of one file. ROOMS: the base name of each of our headers → its room."""
    room = room_of(name)
    for number, line in enumerate(text.split('\n'), 1):
        match = INCLUDE.match(line)
        if match is None:
            continue
        finding = library_finding(room, match[2])
        if finding is not None:
            yield number, finding
        other = rooms.get(match[2].rsplit('/', 1)[-1])
        if match[1] == '"' and other is not None and other not in ROOMS[room]:
            yield number, f'{room} includes "{match[2]}" of {other}'


def check_links(name, text):
    room = room_of(name)
    for number, line in enumerate(text.split('\n'), 1):
        words = [match for match in LINK.finditer(line.split('#')[0])]
        for match in words:
            if match[1] in ROOMS and match[1] not in ROOMS[room]:
                yield number, f'{room} links {match[0]}'
            for _, dependencies, allowed in LIBRARIES:
                if dependencies and match[0] in dependencies and room not in allowed:
                    yield number, f'{room} links {match[0]}, only for {", ".join(sorted(allowed))}'


def check_tree():
    report = sources.Report()
    paths = list(sources.walk(sources.ROOT / 'src'))
    rooms = {path.name: room_of(sources.name_of(path)) for path in paths if path.suffix == '.h'}
    checked = 0
    for path in paths:
        name = sources.name_of(path)
        if path.suffix in ('.c', '.h'):
            findings = check_includes(name, path.read_text(), rooms)
        elif path.name == 'meson.build':
            findings = check_links(name, path.read_text())
        else:
            continue
        checked += 1
        if room_of(name) not in ROOMS:
            report.add(name, 1, f'{room_of(name)} is no room of src')
            continue
        for line, finding in findings:
            report.add(name, line, finding)
    return report.end(checked)


FIXTURE_ROOMS = {'signet-http.h': 'services', 'signet-grant.h': 'core', 'signet-window.h': 'ui'}


def check_fixture(fixture):
    name, text = fixture
    if name.endswith('meson.build'):
        return [finding for line, finding in check_links(name, text)]
    return [finding for line, finding in check_includes(name, text, FIXTURE_ROOMS)]


GOOD = [
    ('src/ui/a.c', '#include "signet-http.h"\n#include <adwaita.h>\n'),
    ('src/services/a.c', '#include "core/signet-grant.h"\n#include <libsoup/soup.h>\n'),
    ('src/issuer/a.c', '#include "signet-grant.h"\n#include <sqlite3.h>\n#include <gio/gio.h>\n'),
    ('src/core/meson.build', 'core_deps = [glib_dep, json_dep]  # no gtk_dep\n'),
    ('src/connectors/meson.build', 'deps = [services_dep, core_dep]\n'),
    ('src/token/a.c', '#include "signet-http.h"\n#include "signet-grant.h"\n'),
]
BAD = [
    ('core includes "signet-http.h" of services', ('src/core/a.c', '#include "signet-http.h"\n')),
    ('services includes', ('src/services/a.h', '# include "../ui/signet-window.h"\n')),
    ('issuer includes', ('src/issuer/a.c', '#include "signet-http.h"\n')),
    ('core includes <gtk/gtk.h>', ('src/core/a.c', '#include <gtk/gtk.h>\n')),
    ('core includes <adwaita.h>', ('src/core/a.c', '#include <adwaita.h>\n')),
    ('core includes <libsoup/soup.h>', ('src/core/a.c', '#include <libsoup/soup.h>\n')),
    ('core includes <sqlite3.h>', ('src/core/a.c', '#include <sqlite3.h>\n')),
    ('core includes <libsecret/secret.h>', ('src/core/a.c', '#include <libsecret/secret.h>\n')),
    ('core includes <microhttpd.h>', ('src/core/a.c', '#include <microhttpd.h>\n')),
    ('ui includes <libsoup/soup.h>', ('src/ui/a.c', '#include <libsoup/soup.h>\n')),
    ('core links soup_dep', ('src/core/meson.build', '  soup_dep,\n')),
    ('services links connectors_dep', ('src/services/meson.build', 'x = [connectors_dep]\n')),
    ('token includes', ('src/token/a.c', '#include "signet-window.h"\n')),
    ('token includes <libsoup/soup.h>', ('src/token/a.c', '#include <libsoup/soup.h>\n')),
    ('issuer links ui_lib', ('src/issuer/meson.build', 'link_with: ui_lib\n')),
]

if __name__ == '__main__':
    if sys.argv[1:] == ['--self-test']:
        sources.self_test(check_fixture, GOOD, BAD)
    sys.exit(check_tree())
