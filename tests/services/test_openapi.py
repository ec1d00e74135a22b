#!/usr/bin/python3
# test_openapi.py: whether the contract is served, and whether all of it was seen
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs after the other suites of the issuer, which leave what they saw in
$SIGNET_CONTRACT_SEEN.
"""

import json
import os
import pathlib
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import contract  # noqa: E402
import issuer  # noqa: E402
import tap  # noqa: E402
import unittest  # noqa: E402

DATA = contract.ROOT / 'data'

SUITES = ['test_admin_abuse', 'test_admin_changes', 'test_admin_check', 'test_admin_credentials',
          'test_admin_errors', 'test_admin_paging', 'test_admin_roles', 'test_admin_secrets',
          'test_audit', 'test_catalogue', 'test_concurrency', 'test_oauth', 'test_oauth_status',
          'test_policy', 'test_startup', 'test_usage']

# Documented, but not to be had from outside, each for a reason.
NEVER_SEEN = {
    # A failure that is not expected: who knew how to cause it would mend it.
    '500': 'the issuer itself fails',
    # A database whose disk turns read-only under a running issuer.
    '503': 'needs a disk that fails while it is in use',
}

# What was written last decides which requests still fit on a full disk: it is enough that
# some did not.
ONCE_IS_ENOUGH = '507'


def documented():
    for operation_id, operation, _ in contract.CONTRACT.operations():
        for status, response in operation['responses'].items():
            yield operation_id, status, contract.CONTRACT.resolve(response)


class Served(issuer.IssuerTestCase):
    def test_yaml(self):
        answer = self.admin.get('/openapi.yaml')
        self.assertEqual(answer.body, (DATA / 'openapi.yaml').read_bytes())

    def test_json(self):
        answer = self.admin.get('/openapi.json')
        self.assertEqual(answer.json, json.loads((DATA / 'openapi.json').read_text('utf-8')))


class Document(unittest.TestCase):
    def test_every_name_is_used_and_every_use_has_a_name(self):
        document = contract.CONTRACT.document
        used = set(re.findall(r'"\$ref": "(#/[^"]+)"', json.dumps(document)))
        named = {f'#/components/{kind}/{name}' for kind, names in document['components'].items()
                 for name in names}
        # What is answered where there is no operation.
        self.assertEqual(named - used, {'#/components/responses/MethodNotAllowed'})
        self.assertEqual(used - named, set())

    def test_schemas_are_schemas(self):
        for schema in contract.CONTRACT.document['components']['schemas'].values():
            contract.jsonschema.Draft202012Validator.check_schema(schema)

    def test_objects_are_closed(self):
        """Nothing slips through unnoticed: every object names all its members."""
        schemas = contract.CONTRACT.document['components']['schemas']
        for name, schema in schemas.items():
            # These are only parts of closed ones.
            if name.endswith('Members'):
                continue
            if schema.get('type') in ('object', ['object', 'null']) or '$ref' in schema:
                closed = (schema.get('additionalProperties') is False or
                          schema.get('unevaluatedProperties') is False)
                self.assertTrue(closed, name)

    def test_paths_and_parameters_agree(self):
        for path, item in contract.CONTRACT.document['paths'].items():
            parameters = [contract.CONTRACT.resolve(p) for p in item.get('parameters', [])]
            self.assertEqual(re.findall(r'{(\w+)}', path),
                             [p['name'] for p in parameters if p['in'] == 'path'], path)

    def test_examples_are_right(self):
        for operation_id, operation, _ in contract.CONTRACT.operations():
            for content in operation.get('requestBody', {}).get('content', {}).values():
                if 'example' in content:
                    contract.CONTRACT.validate(content['schema'], content['example'],
                                               f'example of {operation_id}')

    def test_the_contract_can_be_broken(self):
        """A test that cannot fail proves nothing."""
        good = issuer.Answer(200, [('Content-Type', 'application/json'),
                                   ('Cache-Control', 'no-store')],
                             b'{"id":1,"name":"x","accounts":[]}')
        check = contract.load().check
        check('GET', '/v1/organization', {}, None, good)
        bad = [
            issuer.Answer(418, good.headers, good.body),
            issuer.Answer(200, good.headers + [('X-New', '1')], good.body),
            issuer.Answer(200, good.headers[:1], good.body),
            issuer.Answer(200, good.headers[1:], good.body),
            issuer.Answer(200, [('Content-Type', 'text/html'), good.headers[1]], good.body),
            issuer.Answer(200, good.headers, b'{"id":1,"name":"x"}'),
            issuer.Answer(200, good.headers, b'{"id":1,"name":"x","accounts":[],"new":1}'),
            issuer.Answer(200, good.headers, b'{"id":"1","name":"x","accounts":[]}'),
        ]
        for answer in bad:
            with self.assertRaises(contract.ContractError, msg=answer):
                check('GET', '/v1/organization', {}, None, answer)
        with self.assertRaises(contract.ContractError):
            check('GET', '/v1/organization?x=1', {}, None, good)


class Seen(unittest.TestCase):
    def setUp(self):
        folder = os.environ.get('SIGNET_CONTRACT_SEEN')
        if folder is None:
            self.skipTest('SIGNET_CONTRACT_SEEN does not say where the suites left their notes')
        files = {suite: pathlib.Path(folder) / f'{suite}.seen' for suite in SUITES}
        missing = [suite for suite, path in files.items() if not path.exists()]
        if missing:
            self.skipTest(f'{", ".join(missing)} did not run before')
        self.lines = {line for path in files.values()
                      for line in path.read_text('utf-8').splitlines()}
        self.pairs = {tuple(line.split()[:2]) for line in self.lines}
        self.codes = {line.split()[2] for line in self.lines if len(line.split()) == 3}

    def test_every_operation_and_status(self):
        unseen = []
        for operation_id, status, _ in documented():
            if status in NEVER_SEEN or status == ONCE_IS_ENOUGH:
                continue
            if (operation_id, status) not in self.pairs:
                unseen.append(f'{operation_id} {status}')
        self.assertEqual(sorted(unseen), [], 'documented, but never seen')

    def test_no_reason_is_stale(self):
        for operation_id, status in self.pairs:
            self.assertNotIn(status, NEVER_SEEN, f'{operation_id} was seen after all')

    def test_every_problem(self):
        text = json.dumps(contract.CONTRACT.document)
        codes = set(re.findall(r'"urn:signet:problem:([a-z-]+)"', text))
        # A disk to be filled can only be mounted by root, and not even everywhere.
        excused = {'internal', 'storage-read-only', 'storage-full'}
        self.assertEqual(codes - self.codes - excused, set())


if __name__ == '__main__':
    tap.main()
