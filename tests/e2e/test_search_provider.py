#!/usr/bin/python3
# test_search_provider.py: the search of the desktop finds credentials
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import subprocess
from pathlib import Path

import desktop
import stage
import tap
from driver import wait_for
from issuer import me

OTHER = '7b2f6c1e-0000-4000-8000-000000000001'


class SearchProvider(desktop.DesktopStage):
    def result(self, issued):
        return f'{stage.CONNECTION}:{issued.id}'

    def deactivate(self, issued):
        admin = self.admin()
        credential = admin.find(issued.id)
        answer = admin.edit(issued.id, {'status': 'inactive'}, credential.etag)
        self.assertEqual(answer.status, 200, answer)

    def keep_elsewhere(self, name, client_id):
        """A connection to another issuer, with a credential that is kept for it."""
        subprocess.run(['gsettings', 'set', desktop.NAME, 'connections',
                        f"[{{'kind': <'keep-and-test'>, 'preset': <'mparticle'>, "
                        f"'id': <'{OTHER}'>, 'name': <'Fake Issuer'>, "
                        f"'token-endpoint': <'https://issuer.example/oauth/token'>}}]"],
                       check=True, env={**stage.os.environ, **self.environment})
        label = f'Signet: {name} ({client_id}) at Fake Issuer'
        subprocess.run(['secret-tool', 'store', '--label', label, 'xdg:schema', stage.SCHEMA,
                        'connection', OTHER, 'client_id', client_id, 'secret_id', ''],
                       input='not-to-be-told', check=True, text=True)

    def test_it_finds_and_opens(self):
        """All of it from nothing: neither Signet nor the issuer runs."""
        nightly, weekly, gateway = self.fill('Nightly Export', 'Weekly Export', 'POS Gateway')
        self.start_issuer()
        self.deactivate(weekly)
        self.issuer.stop()

        found = self.find('export')
        self.assertEqual(found, [self.result(nightly), self.result(weekly)])
        self.assertEqual(self.find('EXP', 'nigh'), [self.result(nightly)])
        self.assertEqual(self.find(gateway.id[:13]), [self.result(gateway)])
        self.assertEqual(self.find('export', 'gateway'), [])
        self.assertEqual(self.find(''), [])
        self.assertEqual(self.find(), [])
        self.assertEqual(self.find('%', '_'), [])
        self.assertEqual(self.ask('GetSubsearchResultSet', '(asas)', found, ['export', 'week']),
                         [self.result(weekly)])

        first, second = self.metas(*found)
        self.assertEqual(first['name'], 'Nightly Export')
        self.assertEqual(first['description'],
                         f'Active · Platform User in the whole account · {nightly.id}')
        self.assertEqual(first['clipboardText'], nightly.id)
        self.assertEqual(first['gicon'], desktop.NAME)
        self.assertIn('icon', first)
        self.assertEqual(second['description'].split(' · ')[0], 'Inactive')
        self.assertNotIn('sgn_', json.dumps([first, second]))
        self.assertNotIn(nightly.secret, json.dumps([first, second]))

        # Nobody sees anything of all that.
        self.assertEqual(subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid',
                                         str(self.pid())], capture_output=True).stdout, b'')
        self.ask('ActivateResult', '(sasu)', self.result(nightly), ['export'], 0)
        self.follow()
        self.program.dialog(stage.EDIT).find('label', nightly.id)
        self.program.key('Escape')
        self.program.wait_gone('dialog', stage.EDIT)

        # While there is a window it finds what was issued a moment ago, too.
        late = self.issue('Late Export')
        self.assertIn(self.result(late), self.find('export'))
        self.ask('ActivateResult', '(sasu)', f'{stage.CONNECTION}:gone', ['gone'], 0)
        self.wait_toast('That credential no longer exists')
        gone, = self.metas(f'{stage.CONNECTION}:gone')
        self.assertEqual(gone['name'], 'Credential That No Longer Exists')
        self.program.close()
        self.wait_ended()

        # Asked about results of a time before it was started, and, without a list that would tell
        # that it is gone, of what it knows nothing of.
        known, unknown, garbage = self.metas(self.result(gateway), f'{stage.CONNECTION}:gone', 'x')
        self.assertEqual(known['name'], 'POS Gateway')
        self.assertEqual((unknown['name'], unknown['clipboardText']), ('gone', 'gone'))
        self.assertEqual(garbage['id'], 'x')

    def test_it_opens_the_window(self):
        self.fill('Nightly Export', 'POS Gateway')
        self.ask('LaunchSearch', '(asu)', ['nightly', 'exp'], 0)
        self.follow()
        self.row('^Nightly Export,')
        self.wait_row_gone('^POS Gateway,')
        entry = self.program.frame.find('entry', 'Search credentials')
        wait_for('the words', lambda: entry.text == 'nightly exp')
        self.shoot('search-provider-window')
        self.program.close()

    def test_all_connections(self):
        """What is kept of another issuer is found, too, and told apart."""
        here, = self.fill('Nightly Export')
        self.keep_elsewhere('Weekly Export', 'weekly:1')
        found = self.find('export')
        self.assertEqual(found, [self.result(here), f'{OTHER}:weekly:1'])
        kept = self.metas(*found)[1]
        self.assertEqual((kept['name'], kept['description']),
                         ('Weekly Export', 'Fake Issuer · weekly:1'))
        self.assertNotIn('not-to-be-told', json.dumps(kept))
        self.ask('ActivateResult', '(sasu)', found[1], ['export'], 0)
        self.follow()
        self.program.dialog('Edit Kept Credential')
        self.program.frame.find('push button', 'Connection: Fake Issuer')
        self.program.key('Escape')
        self.program.key('ctrl+1')
        self.program.frame.find('push button', 'Connection: This Computer')

        # So does a link.
        self.open_uri('signet:credential/weekly%3A1')
        self.program.dialog('Edit Kept Credential')
        self.program.frame.find('push button', 'Connection: Fake Issuer')
        self.program.key('Escape')
        self.program.close()

    def test_no_access(self):
        self.fill('Nightly Export')
        self.issuer.set_member(me(), 'user')
        self.assertEqual(self.find('export'), [])

    def test_nothing_for_nothing(self):
        """Whoever never used it has no database afterwards, and no process."""
        Path(self.issuer.database).unlink()
        self.assertEqual(self.find('export'), [])
        self.assertIsNotNone(self.pid())
        self.assertIsNone(self.issuer_process())
        self.assertFalse(Path(self.issuer.database).exists())

    def test_it_goes_by_itself(self):
        self.fill('Nightly Export')
        self.assertEqual(self.names('nightly'), ['Nightly Export'])
        self.assertIsNotNone(self.issuer_process())
        self.wait_ended()
        wait_for('the issuer to go with it', lambda: self.issuer_process() is None)


if __name__ == '__main__':
    tap.main()
