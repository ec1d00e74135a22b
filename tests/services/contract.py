# contract.py: holds what the issuer answers against data/openapi.json
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Every answer of the admin API that a test sees goes through check(): a status, a header
or a member that the contract does not name is a failure, and so is one that it promises
and that is not there. What was seen is written down for test_openapi.py, which asks at
the end whether anything in the contract was never seen at all.
"""

import json
import os
import pathlib
import re
import sys
import urllib.parse

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Said by HTTP itself, so not by the contract.
HTTP_HEADERS = {'date', 'connection', 'keep-alive', 'content-length', 'content-type'}

METHODS = {'get', 'put', 'post', 'delete', 'patch'}

# Where there is no operation, there is still an answer.
UNKNOWN_PATH = 'unknownPath'
UNKNOWN_METHOD = 'unknownMethod'


class ContractError(AssertionError):
    """The issuer and the contract do not agree."""


class Contract:
    def __init__(self, document):
        self.document = document
        self.validators = {}
        self.seen = set()
        self.record = None
        self.paths = []
        for template, item in document['paths'].items():
            pattern = re.sub(r'\{\w+\}', '([^/]+)', template)
            self.paths.append((template, re.compile(f'^{pattern}$'), item))
        # /secrets/complete is also of the form /secrets/{secret_id}: literal paths go first.
        self.paths.sort(key=lambda path: '{' in path[0].rsplit('/', 1)[1])

    def resolve(self, node):
        while '$ref' in node:
            path = node['$ref'].removeprefix('#/').split('/')
            node = self.document
            for part in path:
                node = node[part]
        return node

    def operations(self):
        """Yields (operation id, operation, item of its path)."""
        for item in self.document['paths'].values():
            for method in METHODS & item.keys():
                yield item[method]['operationId'], item[method], item

    def find(self, method, path):
        """Gives what serves METHOD at PATH, perhaps several for the same path."""
        method = 'get' if method == 'HEAD' else method.lower()
        items = [item for _, pattern, item in self.paths if pattern.match(path)]
        for item in items:
            if method in item:
                return item[method]['operationId'], item[method], item
        return (UNKNOWN_METHOD if items else UNKNOWN_PATH), None, None

    def allowed(self, path):
        return {method.upper() for _, pattern, item in self.paths if pattern.match(path)
                for method in METHODS & item.keys()}

    def validate(self, schema, instance, what):
        key = json.dumps(schema, sort_keys=True)
        validator = self.validators.get(key)
        if validator is None:
            # Its own document around the schema makes “#/components/…” findable in it.
            whole = {**schema, 'components': self.document['components']}
            validator = jsonschema.Draft202012Validator(whole)
            self.validators[key] = validator
        error = jsonschema.exceptions.best_match(validator.iter_errors(instance))
        if error is not None:
            raise ContractError(f'{what}: {error.json_path}: {error.message}')

    def check(self, method, target, headers, body, answer):
        """Raises ContractError unless ANSWER is one that the contract allows."""
        split = urllib.parse.urlsplit(target)
        operation_id, operation, item = self.find(method, split.path)
        what = f'{method} {target} → {answer.status}'
        if operation is None:
            response = self.document['components']['responses'][
                'NotFound' if operation_id == UNKNOWN_PATH else 'MethodNotAllowed']
            expected = 404 if operation_id == UNKNOWN_PATH else 405
            # Whoever has no access is not even told which paths there are.
            if answer.status == 403:
                response = self.document['components']['responses']['Forbidden']
            elif answer.status != expected:
                raise ContractError(f'{what}, but {expected} is due for an {operation_id}')
        else:
            response = operation['responses'].get(str(answer.status))
            if response is None:
                raise ContractError(f'{what} is not documented: {answer.body[:500]!r}')
        response = self.resolve(response)
        self.check_headers(response, answer, what)
        if method == 'HEAD':
            self.check_no_body(answer, what)
            return
        self.check_body(response, answer, what)
        if operation is not None and 200 <= answer.status < 300:
            self.check_request(operation, item, split.query, headers, body, what)
        self.note(operation_id, answer)

    def check_headers(self, response, answer, what):
        documented = {name.lower(): self.resolve(header)
                      for name, header in response.get('headers', {}).items()}
        names = [name.lower() for name, _ in answer.headers]
        for name in names:
            if name not in documented and name not in HTTP_HEADERS:
                raise ContractError(f'{what}: header {name} is not documented')
            if names.count(name) > 1:
                raise ContractError(f'{what}: header {name} is there twice')
        for name, header in documented.items():
            if name in names:
                self.validate(header['schema'], answer.header(name), f'{what}: {name}')
            elif header.get('required', False):
                raise ContractError(f'{what}: header {name} is missing')

    def check_no_body(self, answer, what):
        if answer.body != b'':
            raise ContractError(f'{what}: a body, although there is none')

    def check_body(self, response, answer, what):
        content = response.get('content')
        if content is None:
            if answer.header('content-type') is not None:
                raise ContractError(f'{what}: a type, although there is no body')
            self.check_no_body(answer, what)
            return
        mime = (answer.header('content-type') or '').split(';')[0].strip()
        if mime not in content:
            raise ContractError(f'{what}: Content-Type {mime!r} is not documented')
        if mime == 'application/yaml':
            instance = answer.body.decode('utf-8')
        else:
            instance = answer.json
        self.validate(content[mime]['schema'], instance, what)
        if mime == 'application/problem+json' and instance['status'] != answer.status:
            raise ContractError(f'{what}: the problem says {instance["status"]}')

    def check_request(self, operation, item, query, headers, body, what):
        """What the issuer accepts must be what the contract says it accepts."""
        parameters = [self.resolve(p) for p in
                      operation.get('parameters', []) + item.get('parameters', [])]
        known = {p['name'] for p in parameters if p['in'] == 'query'}
        for name, _ in urllib.parse.parse_qsl(query, keep_blank_values=True):
            if name not in known:
                raise ContractError(f'{what}: accepted the unknown parameter {name}')
        sent = {name.lower() for name in headers}
        for parameter in parameters:
            if (parameter['in'] == 'header' and parameter.get('required', False) and
                    parameter['name'].lower() not in sent):
                raise ContractError(f'{what}: accepted without {parameter["name"]}')
        if 'requestBody' not in operation:
            return
        content = operation['requestBody']['content']
        mime = next((v for k, v in headers.items() if k.lower() == 'content-type'), '')
        mime = mime.split(';')[0].strip().lower()
        if mime not in content:
            raise ContractError(f'{what}: accepted a body of type {mime!r}')
        self.validate(content[mime]['schema'], json.loads(body), f'{what}: accepted request')

    def note(self, operation_id, answer):
        code = ''
        if answer.status >= 400:
            code = answer.json['type'].rsplit(':', 1)[1]
        line = f'{operation_id} {answer.status} {code}'.rstrip()
        if line in self.seen:
            return
        self.seen.add(line)
        folder = os.environ.get('SIGNET_CONTRACT_SEEN')
        if folder is None:
            return
        if self.record is None:
            os.makedirs(folder, exist_ok=True)
            suite = pathlib.Path(sys.argv[0]).stem
            self.record = open(os.path.join(folder, suite + '.seen'), 'w', encoding='utf-8')
        self.record.write(line + '\n')
        self.record.flush()


def load():
    # The JSON is read much faster, and a test of its own sees to it that the two agree.
    with open(ROOT / 'data' / 'openapi.json', encoding='utf-8') as file:
        return Contract(json.load(file))


CONTRACT = load()
