#!/usr/bin/python3
# manifest.py: the manifests, as they are needed here
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""manifest.py archives MANIFEST         the URL and the checksum of each pinned archive
manifest.py local MANIFEST [ARCHIVE]  to build these sources, whatever they are pinned to
manifest.py pin MANIFEST COMMIT       to build just that commit of the tag

MANIFEST is JSON, as `flatpak-builder --show-manifest` prints it; for “pin” it is the file
itself, of which nothing else changes. ARCHIVE takes the place of the pinned archive.
"""

import hashlib
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What is made, not written. Build folders may have any name, but Meson leaves a mark in each.
MADE = ['.git', '.flatpak-builder', *(path.parent.name for path in ROOT.glob('*/meson-info'))]


def archives(manifest):
    for module in manifest['modules']:
        for source in module['sources']:
            if source['type'] == 'archive':
                yield source


def print_archives(manifest):
    for source in archives(manifest):
        print(source['url'], source['sha256'])


def make_local(manifest, archive=None):
    """Signet from this folder."""
    signet = manifest['modules'][-1]
    signet['sources'] = [{'type': 'dir', 'path': str(ROOT), 'skip': MADE}]
    if archive is not None:
        checksum = hashlib.sha256(Path(archive).read_bytes()).hexdigest()
        for source in archives(manifest):
            source.pop('url')
            source.update(path=archive, sha256=checksum)
    json.dump(manifest, sys.stdout, indent=2)


def pin(path, commit):
    """The same text with the commit after the tag."""
    if not re.fullmatch('[0-9a-f]{40}', commit):
        sys.exit(f'manifest: “{commit}” is no commit')
    text, found = re.subn(r'(\n *)(tag: \S+)\n(?: *commit: \S+\n)?', rf'\1\2\1commit: {commit}\n',
                          Path(path).read_text())
    if found != 1:
        sys.exit(f'manifest: {path} has no tag')
    comment = re.compile(r'\n +# No commit can hold.*?(?=\n +- type)', re.S)
    print(comment.sub('', text), end='')


def main():
    verb, path, *rest = sys.argv[1:]
    if verb == 'pin':
        pin(path, *rest)
        return
    manifest = json.loads(Path(path).read_text())
    {'archives': print_archives, 'local': make_local}[verb](manifest, *rest)


if __name__ == '__main__':
    main()
