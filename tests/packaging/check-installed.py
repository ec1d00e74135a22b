#!/usr/bin/python3
# check-installed.py: what is installed keeps the rules of desktops and of Flathub
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""check-installed.py [--self-test | --build FOLDER | PREFIX]

Looks at what a build installs, or at a folder where it is installed. The names of files, the
desktop file, the metainfo and the icons keep the rules of Flathub's linter that need no network.
"""

import configparser
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import sources

BASE_ID = 'io.github.signet_app.Signet'
PROGRAMS = ['signet', 'signet-issuer', 'signet-token']
# Flatpak gives the desktop what is here, if it is named after the application.
EXPORTED = ['applications', 'dbus-1/services', 'gnome-shell/search-providers', 'metainfo',
            'mime/packages']
# Not places where anybody looks for an application.
DESKTOPS = {'GTK', 'GNOME', 'Qt', 'KDE', 'XFCE', 'Motif', 'Java'}


def read_desktop(text):
    parser = configparser.RawConfigParser(strict=False)
    parser.optionxform = str
    parser.read_string(text)
    return parser['Desktop Entry']


def check_names(app_id, names):
    """NAMES: every file below the prefix."""
    for program in PROGRAMS:
        if f'bin/{program}' not in names:
            yield f'bin/{program} is missing'
    for name in names:
        if name.endswith('.cache'):
            continue
        folder, _, base = name.rpartition('/')
        if (folder.removeprefix('share/') in EXPORTED
                and not re.match(rf'{re.escape(app_id)}[-.]', base)):
            yield f'{name} is not named after {app_id}, so no desktop would see it in a Flatpak'


def check_desktop(app_id, text, names):
    entry = read_desktop(text)
    icon = entry.get('Icon', '')
    if icon != app_id:
        yield f'the icon is {icon!r}, not {app_id!r}'
    if not any(Path(name).stem == icon and '/hicolor/' in name for name in names):
        yield f'there is no icon {icon!r}'
    if 'Exec' not in entry or 'flatpak' in entry['Exec']:
        yield f'what is started is {entry.get("Exec")!r}'
    for key in ('Hidden', 'NoDisplay'):
        if entry.get(key) == 'true':
            yield f'{key} keeps it out of sight'
    if not set(filter(None, entry.get('Categories', '').split(';'))) - DESKTOPS:
        yield 'no category says what it is for'


def check_icons(app_id, names):
    icons = [name for name in names if re.search(rf'/hicolor/.*/{re.escape(app_id)}[.-]', name)]
    if not any('/scalable/' in name for name in icons):
        yield 'there is no icon for every size'
    if not any('/symbolic/' in name for name in icons):
        yield 'there is no symbolic icon'
    for name in icons:
        wanted = '.svg' if '/scalable/' in name or '/symbolic/' in name else '.png'
        if not name.endswith(wanted):
            yield f'{name} is no {wanted}'


def check_metainfo(app_id, text, names):
    root = ElementTree.fromstring(text)
    if root.tag != 'component' or root.get('type') != 'desktop-application':
        yield 'it is not one application'
    expected = {'id': app_id, "launchable[@type='desktop-id']": f'{app_id}.desktop',
                'metadata_license': 'CC0-1.0', 'project_license': 'GPL-3.0-or-later'}
    for path, value in expected.items():
        if root.findtext(path) != value:
            yield f'{path} is {root.findtext(path)!r}, not {value!r}'
    for path in ('developer/name', 'content_rating', 'branding/color', 'screenshots/screenshot'):
        if root.find(path) is None:
            yield f'{path} is missing'
    for image in root.iterfind('screenshots/screenshot/image'):
        address = (image.text or '').strip()
        if not address.startswith('https://') or address.endswith(('.svg', '.svgz')):
            yield f'{address} is no picture that can be shown'
        if '/main/' in address or '/HEAD/' in address:
            yield f'{address} is not the same tomorrow'
    releases = root.findall('releases/release')
    if not releases or any(not release.get('date') for release in releases):
        yield 'a release has no date'
    for binary in root.iterfind('provides/binary'):
        if f'bin/{binary.text}' not in names:
            yield f'bin/{binary.text} is said to be there'


def check(tree):
    """Findings. TREE: every name below the prefix → the text of the few that are read, or None."""
    ids = [Path(name).stem for name in tree
           if re.match(rf'share/applications/{re.escape(BASE_ID)}[^/]*\.desktop$', name)]
    if len(ids) != 1:
        yield f'the desktop files are {ids}'
        return
    app_id = ids[0]
    yield from check_names(app_id, tree)
    yield from check_desktop(app_id, tree[f'share/applications/{app_id}.desktop'], tree)
    yield from check_icons(app_id, tree)
    # Older builders move it to where it was in their time.
    metainfo = (tree.get(f'share/metainfo/{app_id}.metainfo.xml')
                or tree.get(f'share/appdata/{app_id}.appdata.xml'))
    if metainfo is None:
        yield 'there is no metainfo'
        return
    yield from check_metainfo(app_id, metainfo, tree)


def read_tree(prefix):
    tree = {}
    for path in sorted(prefix.rglob('*')):
        if path.is_file() or path.is_symlink():
            name = str(path.relative_to(prefix))
            is_read = re.match(r'share/(applications|metainfo|appdata)/', name)
            tree[name] = path.read_text() if is_read else None
    return tree


def install(build):
    """Installs a build somewhere else, as packagers do."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(['meson', 'install', '--no-rebuild', '--quiet', '-C', build,
                        '--destdir', folder], check=True, stdout=subprocess.DEVNULL)
        programs = next(Path(folder).rglob('bin/signet'))
        return read_tree(programs.parent.parent)


DESKTOP = f'''[Desktop Entry]
Name=Signet
Exec=signet
Icon={BASE_ID}
Categories=System;GTK;
'''
METAINFO = f'''<component type="desktop-application">
<id>{BASE_ID}</id><metadata_license>CC0-1.0</metadata_license>
<project_license>GPL-3.0-or-later</project_license><developer><name>S</name></developer>
<launchable type="desktop-id">{BASE_ID}.desktop</launchable><content_rating/>
<branding><color>#123456</color></branding><provides><binary>signet</binary></provides>
<screenshots><screenshot><image>https://example.org/v1/a.png</image></screenshot></screenshots>
<releases><release version="1" date="2026-11-23"/></releases></component>'''
ICONS = 'share/icons/hicolor'
GOOD = {
    **{f'bin/{program}': None for program in PROGRAMS},
    f'share/applications/{BASE_ID}.desktop': DESKTOP,
    f'share/metainfo/{BASE_ID}.metainfo.xml': METAINFO,
    f'{ICONS}/scalable/apps/{BASE_ID}.svg': None,
    f'{ICONS}/symbolic/apps/{BASE_ID}-symbolic.svg': None,
    'share/man/man1/signet-token.1': None,
}


def bad_fixtures():
    """(Part of the finding, a tree with that fault)."""
    def without(name):
        return {one: text for one, text in GOOD.items() if one != name}

    def replaced(name, old, new):
        assert old in GOOD[name], old
        return {**GOOD, name: GOOD[name].replace(old, new)}

    desktop, metainfo = (f'share/applications/{BASE_ID}.desktop',
                         f'share/metainfo/{BASE_ID}.metainfo.xml')
    yield 'bin/signet-issuer is missing', without('bin/signet-issuer')
    yield 'the desktop files are', without(desktop)
    yield 'there is no metainfo', without(metainfo)
    yield 'not named after', {**GOOD, 'share/dbus-1/services/signet.service': None}
    yield 'not named after', {**GOOD, 'share/gnome-shell/search-providers/a.ini': None}
    yield 'there is no icon for', without(f'{ICONS}/scalable/apps/{BASE_ID}.svg')
    yield 'no symbolic', without(f'{ICONS}/symbolic/apps/{BASE_ID}-symbolic.svg')
    yield 'is no .svg', {**GOOD, f'{ICONS}/scalable/apps/{BASE_ID}.png': None}
    yield 'is no .png', {**GOOD, f'{ICONS}/128x128/apps/{BASE_ID}.svg': None}
    for expected, old, new in [('the icon is', f'Icon={BASE_ID}', 'Icon=key'),
                               ('there is no icon', f'Icon={BASE_ID}', 'Icon=key'),
                               ('what is started', 'Exec=signet', 'Exec=flatpak run x'),
                               ('out of sight', 'Exec', 'NoDisplay=true\nExec'),
                               ('no category', 'System;', '')]:
        yield expected, replaced(desktop, old, new)
    for expected, old, new in [('not one application', 'desktop-application', 'addon'),
                               ('id is', f'<id>{BASE_ID}', '<id>org.example.Other'),
                               ('launchable', f'{BASE_ID}.desktop', 'signet.desktop'),
                               ('developer/name', '<name>S</name>', ''),
                               ('no picture', 'a.png', 'a.svg'),
                               ('the same tomorrow', '/v1/', '/main/'),
                               ('no date', ' date="2026-11-23"', ''),
                               ('said to be there', '>signet<', '>signet-gtk<')]:
        yield expected, replaced(metainfo, old, new)


def main():
    if sys.argv[1:] == ['--self-test']:
        sources.self_test(check, [GOOD], list(bad_fixtures()))
    tree = install(sys.argv[2]) if sys.argv[1] == '--build' else read_tree(Path(sys.argv[1]))
    report = sources.Report()
    for finding in check(tree):
        report.add('installed', 1, finding)
    return report.end(len(tree))


if __name__ == '__main__':
    sys.exit(main())
