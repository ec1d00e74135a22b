#!/usr/bin/python3
# openapi-json.py: writes data/openapi.json from data/openapi.yaml
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""openapi-json.py [--check]

The description of the admin API is written as YAML, for people, and served as JSON
too, for programs. Both are in the repository, so that the build needs no YAML reader.
With --check nothing is written, and the exit status tells whether they agree.
"""

import json
import pathlib
import sys

import yaml

DATA = pathlib.Path(__file__).resolve().parents[2] / 'data'


def main():
    source = DATA / 'openapi.yaml'
    target = DATA / 'openapi.json'
    document = yaml.safe_load(source.read_text(encoding='utf-8'))
    text = json.dumps(document, indent=2, ensure_ascii=False) + '\n'

    if sys.argv[1:] == ['--check']:
        if not target.exists() or target.read_text(encoding='utf-8') != text:
            sys.exit('data/openapi.json is not what data/openapi.yaml says; '
                     'run tests/packaging/openapi-json.py')
    elif sys.argv[1:]:
        sys.exit(__doc__)
    else:
        target.write_text(text, encoding='utf-8')


if __name__ == '__main__':
    main()
