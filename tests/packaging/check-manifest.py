#!/usr/bin/python3
# check-manifest.py: the Flatpak manifest keeps its rules
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""check-manifest.py [--self-test]

Exactly the permissions that Signet needs, pinned sources, and the rules of
Flathub's linter that need no network.
"""

import copy
import re
import sys

import yaml

import sources

APP_ID = 'io.github.signet_app.Signet'
MANIFEST = sources.ROOT / 'flatpak' / f'{APP_ID}.yml'

FINISH_ARGS = ['--share=network', '--share=ipc', '--socket=wayland', '--socket=fallback-x11',
               '--device=dri', '--talk-name=org.freedesktop.secrets']
KEYS = ['id', 'runtime', 'runtime-version', 'sdk', 'command', 'finish-args', 'cleanup', 'modules']
MODULE_KEYS = {'name', 'buildsystem', 'builddir', 'config-opts', 'sources', 'cleanup', 'run-tests'}
# Two are supported at a time.
RUNTIMES = {'50', '51'}


def check_top(manifest):
    if list(manifest) != KEYS:
        yield f'the keys are {list(manifest)}, not {KEYS}'
    expected = {'id': APP_ID, 'runtime': 'org.gnome.Platform', 'sdk': 'org.gnome.Sdk',
                'command': 'signet'}
    for key, value in expected.items():
        if manifest.get(key) != value:
            yield f'{key} is {manifest.get(key)!r}, not {value!r}'
    if manifest.get('runtime-version') not in RUNTIMES:
        yield f'runtime-version is {manifest.get("runtime-version")!r}, none of {sorted(RUNTIMES)}'


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


def check_source(name, source):
    kind = source.get('type')
    if kind == 'archive':
        yield from check_archive(name, source)
    elif kind == 'dir':
        if name != 'signet' or source.get('path') != '..' or '.git' not in source.get('skip', []):
            yield f'{name}: a folder can only be Signet itself, without .git'
    else:
        yield f'{name}: {kind!r} is not a kind of source that is used here'


def check_module(module):
    name = module.get('name')
    unknown = set(module) - MODULE_KEYS
    if unknown:
        yield f'{name}: unknown keys {sorted(unknown)}'
    if not module.get('sources'):
        yield f'{name}: no sources'
    for source in module.get('sources', []):
        yield from check_source(name, source)


def check(manifest):
    """Every finding in a manifest, as text."""
    yield from check_top(manifest)
    yield from check_finish_args(manifest.get('finish-args', []))
    modules = manifest.get('modules', [])
    names = [module.get('name') for module in modules]
    if names != ['libmicrohttpd', 'signet']:
        yield f'the modules are {names}'
    for module in modules:
        yield from check_module(module)


def changed(manifest, change):
    other = copy.deepcopy(manifest)
    change(other)
    return other


def bad_fixtures(good):
    """(Part of the finding, a manifest with that fault)."""
    archive, folder = ('modules', 0, 'sources', 0), ('modules', 1, 'sources', 0)

    def put(value, *path):
        def change(manifest):
            for step in path[:-1]:
                manifest = manifest[step]
            manifest[path[-1]] = value
        return changed(good, change)

    yield 'id is', put('io.github.signet_app.Other', 'id')
    yield 'command is', put('/app/bin/signet', 'command')
    yield 'runtime-version is', put('48', 'runtime-version')
    yield 'the keys are', put('main', 'branch')
    yield '--filesystem=home is not needed', put(FINISH_ARGS + ['--filesystem=home'], 'finish-args')
    yield 'fallback-x11 is there 0 times', put(FINISH_ARGS[:3] + FINISH_ARGS[4:], 'finish-args')
    yield 'is not https', put('http://example.org/a.tar.gz', *archive, 'url')
    yield 'no sha256', put('abc', *archive, 'sha256')
    yield 'md5 proves nothing', put('abc', *archive, 'md5')
    yield 'a folder can only', put('/', *folder, 'path')
    yield 'a folder can only', put([], *folder, 'skip')
    yield "'git' is not a kind", put('git', *folder, 'type')
    yield 'unknown keys', put({}, 'modules', 1, 'build-optons')
    yield 'the modules are', put(good['modules'][:1], 'modules')
    yield 'no sources', put([], 'modules', 0, 'sources')


def main():
    manifest = yaml.safe_load(MANIFEST.read_text())
    if sys.argv[1:] == ['--self-test']:
        sources.self_test(lambda fixture: list(check(fixture)), [manifest],
                          list(bad_fixtures(manifest)))
    report = sources.Report()
    for finding in check(manifest):
        report.add(sources.name_of(MANIFEST), 1, finding)
    return report.end(1)


if __name__ == '__main__':
    sys.exit(main())
