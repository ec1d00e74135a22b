#!/usr/bin/python3
# test_issuer_troubles.py: the issuer dies, cannot start, is there already, or stays
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import contextlib
import http.client
import os
import re
import select
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import stage
import tap
from driver import wait_for

BUS = '''<busconfig>
  <type>session</type>
  <listen>unix:dir={}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
'''


def read_request(client):
    """A request from its first line to the end of its body; nothing at the end of them all."""
    request = client.recv(65536)
    while request and b'\r\n\r\n' not in request:
        request += client.recv(65536)
    head, _, body = request.partition(b'\r\n\r\n')
    length = re.search(rb'(?i)\ncontent-length: *(\d+)', head)
    missing = int(length.group(1)) - len(body) if length else 0
    while missing > 0:
        more = client.recv(missing)
        request, missing = request + more, missing - len(more)
    return request


class CuttingRelay:
    """Stands between Signet and an issuer. When the issuer has answered a request that begins
    with PREFIX, the answer goes to nobody, the connection breaks, and LOSE is called, once."""

    def __init__(self, path, target, prefix, lose):
        self.target = target
        self.prefix = prefix
        self.lose = lose
        self.server = socket.socket(socket.AF_UNIX)
        self.server.bind(path)
        self.server.listen()
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        with contextlib.suppress(OSError):
            while True:
                client = self.server.accept()[0]
                threading.Thread(target=self.serve, args=[client], daemon=True).start()

    def serve(self, client):
        with client, socket.socket(socket.AF_UNIX) as issuer, contextlib.suppress(OSError):
            issuer.connect(self.target)
            while request := read_request(client):
                issuer.sendall(request)
                answer = http.client.HTTPResponse(issuer, method=request.split()[0].decode())
                answer.begin()
                body = answer.read()
                if self.lose is not None and request.startswith(self.prefix):
                    lose, self.lose = self.lose, None
                    lose()
                    return
                client.sendall(self.head(answer, body) + body)

    @staticmethod
    def head(answer, body):
        """The head anew: of a body in chunks the length is known by now."""
        lines = [f'HTTP/1.1 {answer.status} {answer.reason}']
        lines += [f'{name}: {value}' for name, value in answer.getheaders()
                  if name.lower() not in ('content-length', 'transfer-encoding')]
        if answer.status != 204:
            lines.append(f'Content-Length: {len(body)}')
        return ('\r\n'.join(lines) + '\r\n\r\n').encode('latin-1')

    def close(self):
        self.server.close()


class Troubles(stage.Stage):
    def assertOneSecret(self, page):
        """One credential, one live secret, and the page shows that one."""
        secret = self.copy_secret(page)
        client_id = self.copy_client_id(page)
        credentials = self.credentials()
        self.assertEqual([one['client_id'] for one in credentials], [client_id])
        self.assertEqual(len(credentials[0]['secrets']), 1, credentials)
        self.assertEqual(self.ask_token(client_id, secret)[0], 200)

    def freeze(self):
        process = self.issuer_process()
        os.kill(process, signal.SIGSTOP)
        return process

    def kill_while_saving(self, dialog):
        """The request is on its way, and whoever should answer dies."""
        process = self.freeze()
        self.save(dialog)
        button = dialog.find('push button', 'Save')
        button.wait_state('sensitive', False)

        def busy():
            """It shows that instead of its label, which newer versions of GTK then leave out."""
            spinner = button.find_now('filler', 'GtkSpinner')
            return spinner.is_shown() if spinner else button.find_now('label', 'Save') is None
        wait_for('the button to be busy', busy)
        os.kill(process, signal.SIGKILL)
        wait_for('another issuer', lambda: self.issuer_process() not in (None, process))


class Killed(Troubles):
    def test_while_issuing(self):
        self.start()
        self.wait_page('No Credentials Yet')
        dialog = self.fill_form('Survivor')
        self.kill_while_saving(dialog)
        page = self.program.dialog(stage.ISSUED)
        self.assertOneSecret(page)
        self.done(page)
        self.row('^Survivor, Active')
        self.program.close()

    def test_while_editing(self):
        self.fill('Before')
        self.start()
        dialog = self.open_editor('Before')
        self.enter(dialog, 'Display Name', 'After')
        self.kill_while_saving(dialog)
        self.wait_text(dialog, 'The Connection Was Lost')
        self.assertEqual(dialog.find('text', 'Display Name').text, 'After')
        self.save(dialog)
        self.program.wait_gone('dialog', stage.EDIT)
        self.row('^After, Active')
        self.assertEqual([one['display_name'] for one in self.credentials()], ['After'])
        self.program.close()

    def test_with_the_list_open(self):
        """Nobody needs to know: the next thing that is done starts another one."""
        self.fill('Quiet')
        self.start()
        self.row('^Quiet, Active')
        for name, then in (('Quiet', 'Louder'), ('Louder', 'Loud')):
            self.kill_issuer()
            dialog = self.open_editor(name)
            self.enter(dialog, 'Display Name', then)
            self.save(dialog)
            self.program.wait_gone('dialog', stage.EDIT)
            self.row(f'^{then}, Active')
        self.program.close()


class Lost(Troubles):
    """What was done is done once, also when nobody hears that it was done."""

    def start_behind_relay(self, prefix):
        relay = CuttingRelay(self.folder / 'relay.sock', self.issuer.socket, prefix, self.lose)
        self.addCleanup(relay.close)
        self.start_issuer()
        self.start(SIGNET_ADMIN_SOCKET=self.folder / 'relay.sock')

    def lose(self):
        self.issuer.kill()
        self.issuer.start()

    def test_answer_to_issuing(self):
        self.start_behind_relay(b'POST /v1/credentials ')
        self.wait_page('No Credentials Yet')
        page = self.add('Issued Once')
        self.assertOneSecret(page)
        self.done(page)
        self.row('^Issued Once, Active')
        self.program.close()

    def test_answer_to_editing(self):
        self.fill('Before')
        self.start_behind_relay(b'PATCH ')
        dialog = self.open_editor('Before')
        self.enter(dialog, 'Display Name', 'After')
        self.save(dialog)
        self.program.wait_gone('dialog', stage.EDIT)
        self.row('^After, Active')
        self.program.close()

    def test_answer_to_deleting(self):
        self.fill('Going', 'Staying')
        self.start_behind_relay(b'DELETE ')
        self.row('^Going,')
        self.program.find('push button', 'Delete Going').click()
        question = self.question('Delete “Going”?')
        question.find('push button', 'Delete').click()
        self.wait_row_gone('^Going,')
        self.row('^Staying,')
        self.assertEqual([one['display_name'] for one in self.credentials()], ['Staying'])
        self.program.close()


class Page(Troubles):
    """Each cause has its page, which says what it is and leads on once it is gone."""

    def setUp(self):
        super().setUp()
        self.fill('Safe')

    def try_again(self):
        self.page.find('push button', 'Try Again').click()

    def assertSays(self, title, *details, unfold=True):
        """TITLE is shown, and what exactly happened when it is asked for."""
        self.page = self.wait_page(title)
        self.shoot(f'unreachable-{self.id().rsplit(".")[-1]}')
        self.expander = self.page.find('push button', 'Details')
        # A new answer comes with its details folded away.
        self.expander.wait_state('expanded', False)
        if not unfold:
            return
        self.expander.click()
        self.expander.wait_state('expanded')
        for part in details:
            label = self.page.find('label', re.compile(re.escape(part)))
            label.wait_shown()
            self.assertNotIn('signet-issuer:', label.name)

    def assertWorks(self):
        self.row('^Safe, Active')
        self.program.close()

    def overcome(self, title, *details, mend):
        """It says TITLE, says it again while nothing changes, and works after MEND."""
        self.start()
        self.assertSays(title, *details)
        self.try_again()
        self.assertSays(title, unfold=False)
        mend()
        self.try_again()
        self.assertWorks()


class Unreachable(Page):
    def set_version(self, version):
        with contextlib.closing(sqlite3.connect(self.issuer.database)) as database:
            before = database.execute('PRAGMA user_version').fetchone()[0]
            database.execute(f'PRAGMA user_version = {version}')
        return before

    def test_newer_database(self):
        before = self.set_version(9999)
        self.overcome('The Credentials Are From a Newer Version',
                      mend=lambda: self.set_version(before))

    def test_damaged_database(self):
        database = Path(self.issuer.database)
        whole = database.read_bytes()
        database.write_bytes(b'not a database at all' * 500)
        self.overcome('The Credentials Are Damaged', self.issuer.database,
                      mend=lambda: database.write_bytes(whole))

    def test_missing_key(self):
        key = Path(f'{self.issuer.database}.hmac-key')
        key.rename(f'{key}.away')
        self.overcome('A Key File Is Missing', str(key),
                      mend=lambda: Path(f'{key}.away').rename(key))

    def test_same_file(self):
        other = stage.issuer.Issuer(self.folder, socket=self.folder / 'other.sock')
        other.start()
        self.addCleanup(other.kill)
        self.overcome('Another Issuer Uses the Same File', mend=other.stop)

    def test_missing_runtime_folder(self):
        runtime = Path(self.folder / 'run')
        runtime.write_text('Not a folder')
        self.environment['SIGNET_ADMIN_SOCKET'] = str(runtime / 'signet' / 'issuer.sock')

        def mend():
            runtime.unlink()
            runtime.mkdir(0o700)
        self.overcome('The Issuer Cannot Be Reached Here', str(runtime), mend=mend)

    def test_missing_program(self):
        program = Path(self.folder / 'signet-issuer')
        self.environment['SIGNET_ISSUER'] = str(program)
        self.overcome('The Issuer Is Not Installed', str(program),
                      mend=lambda: program.symlink_to(stage.ISSUER))


HOLD_PORT = '''
import contextlib, random, socket, sys
for port in random.sample(range(10000, int(sys.argv[1])), 100):
    with contextlib.suppress(OSError):
        held = socket.create_server(('127.0.0.1', port))
        break
print(port, flush=True)
sys.stdin.read()
'''


class Ports(Page):
    """Another program has the port. It is one that the kernel gives to nobody who asks for any,
    so that no other test gets it by chance when it is let go."""

    def setUp(self):
        super().setUp()
        first = Path('/proc/sys/net/ipv4/ip_local_port_range').read_text().split()[0]
        self.other = subprocess.Popen([sys.executable, '-c', HOLD_PORT, first], text=True,
                                      stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(self.end_other)
        self.port = int(self.other.stdout.readline())

    def end_other(self):
        self.other.communicate()

    def is_free(self):
        with contextlib.suppress(OSError):
            socket.create_server(('127.0.0.1', self.port)).close()
            return True
        return False

    def let_go(self):
        """Ends the other program, and waits until its port is free again."""
        self.end_other()
        wait_for(f'port {self.port} to be free', self.is_free)

    def test_taken(self):
        self.environment['SIGNET_LISTEN'] = f'127.0.0.1:{self.port}'
        self.overcome('The Port Is Taken', str(self.port), mend=self.let_go)

    def test_another_port(self):
        """The page itself leads to the setting, and what is set there is tried at once."""
        del self.environment['SIGNET_LISTEN']
        # Another run of this test may take it as well, and let it go before this one ends.
        with contextlib.suppress(OSError):
            usual = socket.create_server(('127.0.0.1', 7878), reuse_port=True)
            self.addCleanup(usual.close)
        self.start()
        self.assertSays('The Port Is Taken', '7878')
        self.page.find('push button', 'Choose Another Port…').click()
        preferences = self.program.find('frame', 'Preferences')
        preferences.find('spin button', 'Token Endpoint Port').click()
        self.program.key('ctrl+a')
        self.program.type(str(self.port))
        self.let_go()
        self.program.key('Return', 'Escape')
        self.row('^Safe, Active')
        self.assertIn(f':{self.port}/', self.token_url)
        self.program.close()


class Disk(Page):
    """A disk of its own for the database."""

    def setUp(self):
        super().setUp()
        self.disk = Path(self.folder / 'disk')
        self.disk.mkdir()
        try:
            subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=1m,mode=0700', 'tmpfs', self.disk],
                           check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            self.skipTest('only root can make a small or read-only disk')
        self.addCleanup(subprocess.run, ['umount', '--lazy', self.disk], check=True)
        for path in Path(self.folder.path).glob('i.db*'):
            shutil.move(path, self.disk / path.name)
        self.issuer.database = str(self.disk / 'i.db')
        self.environment['SIGNET_DATABASE'] = self.issuer.database

    def remount(self, option):
        subprocess.run(['mount', '-o', f'remount,{option}', self.disk], check=True)

    def fill_up(self):
        with contextlib.suppress(OSError), open(self.disk / 'ballast', 'wb', 0) as file:
            while True:
                file.write(bytes(4096))

    def make_room(self):
        (self.disk / 'ballast').unlink()

    def test_read_only(self):
        self.remount('ro')
        self.overcome('The Credentials Cannot Be Written', mend=lambda: self.remount('rw'))

    def test_full(self):
        self.fill_up()
        self.overcome('No Space Left', mend=self.make_room)

    def test_full_while_editing(self):
        self.start()
        dialog = self.open_editor('Safe')
        self.enter(dialog, 'Display Name', 'Saved Later')
        self.fill_up()
        self.save(dialog)
        self.wait_text(dialog, 'No Space Left')
        self.assertEqual(dialog.find('text', 'Display Name').text, 'Saved Later')
        self.make_room()
        self.save(dialog)
        self.program.wait_gone('dialog', stage.EDIT)
        self.row('^Saved Later, Active')
        self.program.close()


class Several(Troubles):
    def setUp(self):
        super().setUp()
        self.fill('Shared')

    def assertGone(self, process):
        wait_for('the issuer to end', lambda: self.issuer_process() != process)

    def test_ends_with_the_window(self):
        self.start()
        self.row('^Shared,')
        process = self.issuer_process()
        self.program.close()
        self.assertGone(process)

    def test_ends_when_signet_is_killed(self):
        self.start()
        self.row('^Shared,')
        process = self.issuer_process()
        self.program.kill()
        self.assertGone(process)

    def test_found_and_left_running(self):
        self.start_issuer()
        self.start()
        self.row('^Shared,')
        self.program.close()
        self.assertEqual(self.issuer_process(), self.issuer.process.pid)
        self.assertEqual(len(self.credentials()), 1)
        self.issuer.stop()

    def test_started_by_its_socket(self):
        """A service manager listens, and starts the issuer when Signet comes."""
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(self.issuer.socket)
            listener.listen()
            self.issuer.sockets = [listener]
            self.start()
            wait_for('Signet to connect', lambda: select.select([listener], [], [], 0)[0])
            self.start_issuer()
            self.row('^Shared,')
            self.program.close()
            self.assertEqual(self.issuer_process(), self.issuer.process.pid)
            self.issuer.stop()

    def test_kept_running(self):
        self.start()
        self.row('^Shared,')
        self.program.key('ctrl+comma')
        preferences = self.program.find('frame', 'Preferences')
        switch = preferences.find(None, 'Keep Running')
        switch.click()
        self.program.key('Escape')
        self.program.wait_gone('frame', 'Preferences')
        process = self.issuer_process()
        self.program.close()
        self.addCleanup(os.kill, process, signal.SIGTERM)
        self.assertEqual(len(self.credentials()), 1)
        self.start()
        self.row('^Shared,')
        self.assertEqual(self.issuer_process(), process)
        self.program.close()
        self.assertEqual(self.issuer_process(), process)

    def test_two_windows_of_two_people(self):
        """Another session finds the same issuer, and both can change things."""
        first = self.start()
        self.row('^Shared,')
        self.start(DBUS_SESSION_BUS_ADDRESS=self.start_bus())
        dialog = self.open_editor('Shared')
        self.enter(dialog, 'Display Name', 'Changed')
        self.save(dialog)
        self.row('^Changed, Active')
        self.program.close()
        self.program = first
        self.row('^Changed, Active')
        first.close()

    def start_bus(self):
        """The bus of another session, which starts nothing by itself; gives its address."""
        configuration = Path(self.folder / 'bus.conf')
        configuration.write_text(BUS.format(self.folder.path))
        bus = subprocess.Popen(['dbus-daemon', f'--config-file={configuration}', '--nofork',
                                '--print-address'], stdout=subprocess.PIPE, text=True)
        self.addCleanup(bus.wait)
        self.addCleanup(bus.kill)
        self.addCleanup(bus.stdout.close)
        return bus.stdout.readline().strip()


if __name__ == '__main__':
    tap.main()
