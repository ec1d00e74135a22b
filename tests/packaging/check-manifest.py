#!/usr/bin/python3
# check-manifest.py: the Flatpak manifests keep their rules
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""check-manifest.py [--self-test]

Exactly the permissions that Signet needs, pinned sources, and the rules of Flathub's linter
that need no network. The manifest of the release and that of what is being worked on differ
only in what they are for.
"""

import copy
import re
import sys

import yaml

import sources

APP_ID = 'io.github.signet_app.Signet'
DEVEL_ID = f'{APP_ID}.Devel'
FOLDER = sources.ROOT / 'flatpak'
# What the linter takes; the names of folders and scripts beside it count too.
FOLDER_MAX = 25 * 2 ** 20

FINISH_ARGS = ['--share=network', '--share=ipc', '--socket=wayland', '--socket=fallback-x11',
               '--device=dri', '--talk-name=org.freedesktop.secrets']
KEYS = ['id', 'runtime', 'runtime-version', 'sdk', 'command', 'finish-args', 'cleanup', 'modules']
MODULE_KEYS = {'name', 'buildsystem', 'builddir', 'config-opts', 'sources', 'cleanup', 'run-tests'}
# Two are supported at a time.
RUNTIMES = {'50', '51'}
# No manager of services looks into a sandbox.
RELEASE_OPTIONS = ['-Dsystemduserunitdir=no', '-Dtests=false']
OPTIONS = {APP_ID: RELEASE_OPTIONS, DEVEL_ID: ['-Dprofile=development', *RELEASE_OPTIONS]}


def check_id(app_id):
    parts = app_id.split('.')
    # One that is named after a page of a code host has to have the name of its owner too.
    if not 4 <= len(parts) <= 5 or len(app_id) > 255:
        yield f'id: {app_id} has {len(parts)} parts'
    if not all(re.fullmatch(r'[A-Za-z_][\w-]*', part) for part in parts):
        yield f'id: {app_id} has a part that is no name'
    if parts[-1] == 'desktop':
        yield f'id: {app_id} ends like a file'


def check_top(manifest, app_id):
    if list(manifest) != KEYS:
        yield f'the keys are {list(manifest)}, not {KEYS}'
    expected = {'id': app_id, 'runtime': 'org.gnome.Platform', 'sdk': 'org.gnome.Sdk',
                'command': 'signet'}
    for key, value in expected.items():
        if manifest.get(key) != value:
            yield f'{key} is {manifest.get(key)!r}, not {value!r}'
    if manifest.get('runtime-version') not in RUNTIMES:
        yield f'runtime-version is {manifest.get("runtime-version")!r}, none of {sorted(RUNTIMES)}'
    if any(path.startswith('/lib/debug') for path in manifest.get('cleanup', [])):
        yield 'cleanup: what a debugger needs goes into an extension by itself'


def check_finish_args(arguments):
    for argument in arguments:
        if argument not in FINISH_ARGS:
            yield f'finish-args: {argument} is not needed'
    for argument in FINISH_ARGS:
        if arguments.count(argument) != 1:
            yield f'finish-args: {argument} is there {arguments.count(argument)} times'


def check_archive(name, source):
    if not source.get('url', '').startswith('https://'):
        yield f'{name}: {source.get("url")} is not https'
    if not re.fullmatch('[0-9a-f]{64}', source.get('sha256', '')):
        yield f'{name}: no sha256'
    for weak in ('md5', 'sha1'):
        if weak in source:
            yield f'{name}: {weak} proves nothing'


def check_git(name, source, version):
    """No commit can hold its own name: that is added when the manifest goes to Flathub."""
    if not source.get('url', '').startswith('https://'):
        yield f'{name}: {source.get("url")} is not https'
    if source.get('tag') != f'v{version}':
        yield f'{name}: the tag is {source.get("tag")}, not v{version}'
    if not re.fullmatch('[0-9a-f]{40}', source.get('commit', '0' * 40)):
        yield f'{name}: {source["commit"]} is no commit'
    if 'branch' in source:
        yield f'{name}: a branch is not the same tomorrow'


def check_source(name, source, app_id, version):
    kind = source.get('type')
    if kind == 'archive':
        yield from check_archive(name, source)
    elif kind == 'git' and name == 'signet' and app_id == APP_ID:
        yield from check_git(name, source, version)
    elif kind == 'dir' and app_id == DEVEL_ID:
        if name != 'signet' or source.get('path') != '..' or '.git' not in source.get('skip', []):
            yield f'{name}: a folder can only be Signet itself, without .git'
    else:
        yield f'{name}: {kind!r} is not a kind of source that is used here'


def check_module(module, app_id, version):
    name = module.get('name')
    unknown = set(module) - MODULE_KEYS
    if unknown:
        yield f'{name}: unknown keys {sorted(unknown)}'
    if not module.get('sources'):
        yield f'{name}: no sources'
    if name == 'signet' and module.get('config-opts') != OPTIONS[app_id]:
        yield f'{name}: the options are {module.get("config-opts")}, not {OPTIONS[app_id]}'
    for source in module.get('sources', []):
        yield from check_source(name, source, app_id, version)


def check(manifest, app_id, version):
    """Every finding in a manifest, as text."""
    yield from check_id(app_id)
    yield from check_top(manifest, app_id)
    yield from check_finish_args(manifest.get('finish-args', []))
    modules = manifest.get('modules', [])
    names = [module.get('name') for module in modules]
    if names != ['libmicrohttpd', 'signet']:
        yield f'the modules are {names}'
    for module in modules:
        yield from check_module(module, app_id, version)


def check_same(release, devel):
    """What is tried every day is what is released."""
    for key in KEYS[1:-1]:
        if release.get(key) != devel.get(key):
            yield f'{key} is {devel.get(key)}, and {release.get(key)} in the release'
    if release['modules'][:-1] != devel['modules'][:-1]:
        yield 'the modules before Signet are not those of the release'


def changed(manifest, change):
    other = copy.deepcopy(manifest)
    change(other)
    return other


def put(manifest, value, *path):
    def change(other):
        for step in path[:-1]:
            other = other[step]
        other[path[-1]] = value
    return changed(manifest, change)


def bad_fixtures(release, devel):
    """(Part of the finding, a manifest with that fault)."""
    archive, signet = ('modules', 0, 'sources', 0), ('modules', 1, 'sources', 0)
    fixtures = [
        ('id is', 'io.github.signet_app.Other', 'id'),
        ('command is', '/app/bin/signet', 'command'),
        ('runtime-version is', '48', 'runtime-version'),
        ('the keys are', 'main', 'branch'),
        ('cleanup: ', ['/lib/debug'], 'cleanup'),
        ('--filesystem=home is not needed', FINISH_ARGS + ['--filesystem=home'], 'finish-args'),
        ('fallback-x11 is there 0 times', FINISH_ARGS[:3] + FINISH_ARGS[4:], 'finish-args'),
        ('is not https', 'http://example.org/a.tar.gz', *archive, 'url'),
        ('no sha256', 'abc', *archive, 'sha256'),
        ('md5 proves nothing', 'abc', *archive, 'md5'),
        ('is not https', 'git@example.org:a.git', *signet, 'url'),
        ('the tag is', 'v0.0.9', *signet, 'tag'),
        ('is no commit', 'main', *signet, 'commit'),
        ('a branch is not', 'main', *signet, 'branch'),
        ("'dir' is not a kind", 'dir', *signet, 'type'),
        ('unknown keys', {}, 'modules', 1, 'build-optons'),
        ('the options are', [], 'modules', 1, 'config-opts'),
        ('the modules are', release['modules'][:1], 'modules'),
        ('no sources', [], 'modules', 0, 'sources'),
    ]
    for expected, value, *path in fixtures:
        yield expected, (APP_ID, put(release, value, *path))
    yield 'a folder can only', (DEVEL_ID, put(devel, '/', *signet, 'path'))
    yield 'a folder can only', (DEVEL_ID, put(devel, [], *signet, 'skip'))
    yield "'git' is not a kind", (DEVEL_ID, put(devel, 'git', *signet, 'type'))
    yield 'in the release', (DEVEL_ID, put(devel, '50', 'runtime-version'))
    yield 'before Signet', (DEVEL_ID, put(devel, ['--x'], 'modules', 0, 'config-opts'))


def main():
    version = re.search(r"version: '([^']+)'", (sources.ROOT / 'meson.build').read_text())[1]
    paths = {app_id: FOLDER / f'{app_id}.yml' for app_id in (APP_ID, DEVEL_ID)}
    manifests = {app_id: yaml.safe_load(path.read_text()) for app_id, path in paths.items()}
    release, devel = manifests[APP_ID], manifests[DEVEL_ID]

    def check_fixture(fixture):
        app_id, manifest = fixture
        found = list(check(manifest, app_id, version))
        if app_id == DEVEL_ID:
            found += check_same(release, manifest)
        return found

    if sys.argv[1:] == ['--self-test']:
        sources.self_test(check_fixture, list(manifests.items()),
                          list(bad_fixtures(release, devel)))
    report = sources.Report()
    for fixture in manifests.items():
        for finding in check_fixture(fixture):
            report.add(sources.name_of(paths[fixture[0]]), 1, finding)
    if sum(path.stat().st_size for path in sources.walk(FOLDER)) > FOLDER_MAX:
        report.add(sources.name_of(FOLDER), 1, 'more than Flathub takes')
    return report.end(len(manifests))


if __name__ == '__main__':
    sys.exit(main())
