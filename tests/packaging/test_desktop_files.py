#!/usr/bin/python3
# test_desktop_files.py: what is installed for the desktop names the same application
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads the desktop file, the service of the bus and the file of the search provider as they are
installed, and compares them with the application.
"""

import configparser
import os
import re
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
import sources  # noqa: E402
import tap  # noqa: E402

SOURCE = Path(__file__).parent.parent.parent
DATA = Path(os.environ['SIGNET_DATA'])
SIGNET = os.environ['SIGNET']
NAME = 'io.github.signet_app.Signet'
PATH = '/' + NAME.replace('.', '/')
ENTRY, SERVICE, PROVIDER = f'{NAME}.desktop', f'{NAME}.service', f'{NAME}.search-provider.ini'


def read(text):
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str
    parser.read_string(text)
    return parser


def find_entry(text, options, actions):
    """What is wrong with a desktop file."""
    entry = read(text)
    main = entry['Desktop Entry']
    wanted = {'DBusActivatable': 'true', 'Exec': 'signet %u', 'Icon': NAME,
              'MimeType': 'x-scheme-handler/signet;'}
    for key, value in wanted.items():
        if main.get(key) != value:
            yield f'{key} is {main.get(key)}'
    named = main.get('Actions', '').split(';')[:-1]
    groups = [group.split()[-1] for group in entry.sections() if group.startswith('Desktop Act')]
    if named != groups:
        yield f'Actions are {named}, described are {groups}'
    for action in groups:
        if entry[f'Desktop Action {action}'].get('Exec') != f'signet --{action}':
            yield f'{action} starts something else'
        if action not in options:
            yield f'{action} is no option'
        if action not in actions:
            yield f'{action} is no action of the application'


def find_service(text):
    service = read(text)['D-BUS Service']
    if service.get('Name') != NAME:
        yield f'Name is {service.get("Name")}'
    program, *arguments = service.get('Exec').split()
    if not program.startswith('/') or not program.endswith('/signet'):
        yield f'{program} is not the whole path of the program'
    if arguments != ['--gapplication-service']:
        yield f'it is called with {arguments}'


def find_provider(text, below):
    provider = read(text)['Shell Search Provider']
    wanted = {'DesktopId': ENTRY, 'BusName': NAME, 'ObjectPath': PATH + below, 'Version': '2'}
    for key, value in wanted.items():
        if provider.get(key) != value:
            yield f'{key} is {provider.get(key)}'


class DesktopFiles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if sources.options_of(DATA.parent)['profile'] != 'default':
            raise unittest.SkipTest('this is a build of the application under another name')

    def setUp(self):
        self.entry = (DATA / ENTRY).read_text(encoding='utf-8')
        self.service = (DATA / SERVICE).read_text(encoding='utf-8')
        self.provider = (DATA / PROVIDER).read_text(encoding='utf-8')
        header = (SOURCE / 'src/ui/signet-search-provider.h').read_text(encoding='utf-8')
        self.below = re.search(r'SIGNET_SEARCH_PROVIDER_PATH "(.*)"', header)[1]
        outside = (SOURCE / 'src/ui/signet-application-outside.c').read_text(encoding='utf-8')
        self.actions = set(re.findall(r'\{ \.name = "([a-z-]+)", \.activate = \w+ \}', outside))
        said = subprocess.run([SIGNET, '--help'], check=True, capture_output=True, text=True)
        self.options = set(re.findall(r'--([a-z-]+)', said.stdout))

    def test_they_agree(self):
        self.assertEqual(list(find_entry(self.entry, self.options, self.actions)), [])
        self.assertEqual(list(find_service(self.service)), [])
        self.assertEqual(list(find_provider(self.provider, self.below)), [])

    def test_they_can_disagree(self):
        for old, new in (('true\nMime', 'false\nMime'), (' %u', ''), ('audit-log;\n', '\n'),
                         ('--audit-log', '--audit'), ('scheme-handler/signet', 'signet')):
            self.assertIn(old, self.entry)
            changed = self.entry.replace(old, new)
            self.assertNotEqual(list(find_entry(changed, self.options, self.actions)), [], old)
        self.assertNotEqual(list(find_entry(self.entry, {'audit-log'}, self.actions)), [])
        self.assertNotEqual(list(find_entry(self.entry, self.options, {'audit-log'})), [])
        for old, new in (('Name=io', 'Name=org'), ('Exec=/', 'Exec='), ('-service\n', '\n')):
            self.assertIn(old, self.service)
            self.assertNotEqual(list(find_service(self.service.replace(old, new))), [], old)
        for old, new in (('.desktop', ''), ('BusName=io', 'BusName=org'), ('=2', '=1')):
            self.assertIn(old, self.provider)
            changed = self.provider.replace(old, new)
            self.assertNotEqual(list(find_provider(changed, self.below)), [], old)
        self.assertNotEqual(list(find_provider(self.provider, '/Elsewhere')), [])

    def test_help_tells_of_links(self):
        said = subprocess.run([SIGNET, '--help'], check=True, capture_output=True, text=True)
        self.assertIn('[LINK]', said.stdout)
        self.assertIn('signet:credential/CLIENT_ID', said.stdout)


if __name__ == '__main__':
    tap.main()
