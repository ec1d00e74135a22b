#!/usr/bin/python3
# test_signet_token.py: tokens for scripts, from a real keyring and a real issuer
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs on a bus with an open keyring and no screen."""

import fcntl
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), os.pardir))
import issuer  # noqa: E402
import tap  # noqa: E402

TOKEN = re.compile(r'ey[\w-]+\.[\w-]+\.[\w-]+\n\Z')
CONNECTION = 'this-computer'
SCHEMA = 'io.github.signet_app.Signet.ClientSecret'


class Case(unittest.TestCase):
    """An issuer with one credential, “billing-export”, whose secret is in the keyring."""

    def setUp(self):
        super().setUp()
        self.folder = issuer.Folder()
        self.addCleanup(self.folder.remove)
        self.issuer = issuer.Issuer(self.folder)
        self.issuer.import_organization(issuer.ORGANIZATION)
        self.issuer.start()
        self.addCleanup(self.issuer.kill)
        self.admin = self.issuer.admin()
        self.addCleanup(self.admin.close)
        self.runtime = self.folder / 'run'
        os.mkdir(self.runtime, 0o700)
        self.tokens = os.path.join(self.runtime, 'signet', 'tokens')
        self.environment = {**os.environ, 'XDG_RUNTIME_DIR': self.runtime,
                            'SIGNET_ADMIN_SOCKET': self.issuer.socket}
        self.addCleanup(self.forget_all)
        self.issued = self.add('billing-export')

    def add(self, name, secret=None):
        issued = self.admin.issue_ok(display_name=name,
                                     grants=[issuer.PROFILE, issuer.PLATFORM])
        self.keep(name, issued, secret)
        return issued

    @staticmethod
    def keep(name, issued, secret=None, secret_id=None):
        """As Signet does."""
        subprocess.run(
            ['secret-tool', 'store', '--label',
             f'Signet: {name} ({issued.id}) at This Computer', 'xdg:schema', SCHEMA,
             'connection', CONNECTION, 'client_id', issued.id,
             'secret_id', secret_id or issued.secret_id],
            input=secret or issued.secret, text=True, check=True)

    @staticmethod
    def forget_all():
        subprocess.run(['secret-tool', 'clear', 'connection', CONNECTION], check=False)

    def spawn(self, *arguments, **more):
        return subprocess.Popen([os.environ['SIGNET_TOKEN'], *arguments],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                env=self.environment, **more)

    def run_token(self, *arguments):
        """Status, standard output, standard error."""
        process = self.spawn(*arguments)
        out, err = process.communicate(timeout=issuer.DEADLINE)
        self.assertNotRegex(err, r'ey[\w-]{20,}|sgn_')
        return process.returncode, out, err

    def get(self, *arguments):
        status, out, err = self.run_token(*(arguments or ['billing-export']))
        self.assertEqual((status, err), (0, ''))
        self.assertRegex(out, TOKEN)
        return out

    def assertFails(self, status, sentence, *arguments):
        found, out, err = self.run_token(*arguments)
        self.assertEqual((found, out), (status, ''), err)
        self.assertRegex(err, sentence)
        self.assertTrue(err.startswith('signet-token: '), err)

    def oauth(self):
        oauth = self.issuer.oauth()
        self.addCleanup(oauth.close)
        return oauth

    def kept(self):
        return [name for name in os.listdir(self.tokens)
                if re.fullmatch('[0-9a-f]{64}', name)]


class Printing(Case):
    def test_counts(self):
        """What is printed is what the issuer knows."""
        token = self.get().strip()
        self.assertTrue(self.oauth().is_active(token, self.issued))

    def test_kept(self):
        token = self.get()
        self.assertEqual(self.get(), token)
        self.assertEqual(self.get(self.issued.id), token)
        self.assertNotEqual(self.get('--fresh', 'billing-export'), token)

    def test_kept_without_anybody(self):
        """Neither the issuer nor the keyring is asked for what is kept."""
        token = self.get()
        self.issuer.kill()
        self.environment['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nowhere'
        self.assertEqual(self.get(), token)

    def test_header(self):
        status, out, err = self.run_token('--header', 'billing-export')
        self.assertEqual((status, err), (0, ''))
        self.assertEqual(out, 'Authorization: Bearer ' + self.get())

    def test_less(self):
        token = self.get()
        less = self.get('--scope', 'profile:read-only', 'billing-export')
        self.assertNotEqual(less, token)
        self.assertEqual(self.get('-s', 'profile:read-only', 'billing-export'), less)
        self.assertEqual(issuer.claims(less.strip())['scope'], 'profile:read-only')

    def test_list(self):
        other = self.add('Näme (with) parts')
        status, out, err = self.run_token('--list')
        self.assertEqual((status, err), (0, ''))
        self.assertEqual(sorted(out.splitlines()),
                         sorted([f'billing-export\t{self.issued.id}',
                                 f'Näme (with) parts\t{other.id}']))
        self.get('Näme (with) parts')

    def test_full(self):
        """Half a token is worse than none."""
        with open('/dev/full', 'w') as full:
            result = subprocess.run([os.environ['SIGNET_TOKEN'], 'billing-export'], stdout=full,
                                    stderr=subprocess.PIPE, env=self.environment)
        self.assertEqual(result.returncode, 1)

    def test_rotated(self):
        """An older secret in the keyring does not stand in the way of the one that counts."""
        self.keep('billing-export', self.issued, 'sgn_' + 'x' * 49, 'another')
        self.get()


class Refusing(Case):
    def test_usage(self):
        for arguments in [[], ['a', 'b'], [''], ['--nonsense', 'a'], ['--timeout', '0', 'a'],
                          ['--timeout', 'x', 'a'], ['--list', 'a'],
                          ['--connection', 'elsewhere', 'billing-export']]:
            with self.subTest(arguments=arguments):
                status, out, err = self.run_token(*arguments)
                self.assertEqual((status, out), (2, ''), err)
                self.assertEqual(len(err.splitlines()), 1)

    def test_words(self):
        for arguments, text in [(['--version'], 'signet-token '), (['--help'], 'Exit status')]:
            status, out, _ = self.run_token(*arguments)
            self.assertEqual(status, 0)
            self.assertIn(text, out)

    def test_unknown(self):
        self.assertFails(2, 'no Client Secret for “nobody”', 'nobody')

    def test_ambiguous(self):
        other = self.add('billing-export')
        either = f'({self.issued.id}|{other.id})'
        self.assertFails(2, f'(?s)more than one.*{either}.*{either}', 'billing-export')
        self.get(other.id)

    def test_inactive(self):
        """What was kept is good until it ends; whoever is refused once is refused then on."""
        token = self.get()
        answer = self.admin.edit(self.issued.id, {'status': 'inactive'}, self.issued.etag)
        self.assertEqual(answer.status, 200)
        self.assertEqual(self.get(), token)
        self.assertFails(4, 'may be inactive', '--fresh', 'billing-export')
        self.assertFails(4, 'may be inactive', 'billing-export')

    def test_refused(self):
        self.assertFails(4, 'scopes', '--scope', 'nothing:here', 'billing-export')
        self.assertFails(4, 'audience', '--audience', 'https://nowhere', 'billing-export')

    def test_not_running(self):
        self.issuer.kill()
        self.assertFails(1, 'is not running. Open Signet, or start', 'billing-export')

    def test_silent(self):
        """An issuer that hangs is not waited for longer than was said."""
        os.kill(self.issuer.process.pid, signal.SIGSTOP)
        started = time.monotonic()
        self.assertFails(1, 'took too long', '--timeout', '1', 'billing-export')
        self.assertLess(time.monotonic() - started, 10)
        os.kill(self.issuer.process.pid, signal.SIGCONT)

    def test_no_keyring(self):
        self.environment['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nowhere'
        self.assertFails(3, 'No keyring answers', 'billing-export')
        self.assertFails(3, 'No keyring answers', '--list')


class Sharing(Case):
    def test_twenty_at_once(self):
        """Twenty programs, one request."""
        processes = [self.spawn('billing-export') for _ in range(20)]
        answers = [process.communicate(timeout=60) for process in processes]
        self.assertEqual({process.returncode for process in processes}, {0}, answers)
        self.assertEqual(len({out for out, _ in answers}), 1)

    def test_fresh_at_once(self):
        """Each one's token was asked for after it began."""
        kept = self.get()
        processes = [self.spawn('--fresh', 'billing-export') for _ in range(20)]
        answers = [process.communicate(timeout=60) for process in processes]
        self.assertEqual({process.returncode for process in processes}, {0}, answers)
        self.assertNotIn(kept, {out for out, _ in answers})

    def test_killed_with_the_lock(self):
        os.kill(self.issuer.process.pid, signal.SIGSTOP)
        victim = self.spawn('billing-export')

        def is_locked():
            locks = [name for name in os.listdir(self.tokens) if name.endswith('.lock')] \
                if os.path.isdir(self.tokens) else []
            for name in locks:
                with open(os.path.join(self.tokens, name)) as lock:
                    try:
                        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    except BlockingIOError:
                        return True
            return False
        issuer.wait_until(is_locked, 'the lock is held')
        waiting = self.spawn('billing-export')
        victim.kill()
        victim.communicate()
        os.kill(self.issuer.process.pid, signal.SIGCONT)
        out, err = waiting.communicate(timeout=issuer.DEADLINE)
        self.assertEqual((waiting.returncode, err), (0, ''))
        self.assertEqual(self.get(), out)

    def test_left_half_written(self):
        """Somebody was killed while writing."""
        token = self.get()
        name = self.kept()[0]
        path = os.path.join(self.tokens, name)
        with open(path + '.new', 'w') as half:
            half.write('signet-token 1\nasked 17')
        os.truncate(path, 40)
        fresh = self.get()
        self.assertNotEqual(fresh, token)
        self.assertEqual(self.get(), fresh)

    def test_end(self):
        """A token that is about to end is not given out any more."""
        token = self.get()
        path = os.path.join(self.tokens, self.kept()[0])
        with open(path) as kept:
            text = kept.read()
        # A minute at most, a tenth of the life of a token that lives shorter.
        for asked, expires, good in [(-540, 90, True), (-540, 59, False), (-700, -100, False),
                                     (-100, 40, True), (3600, 7200, False)]:
            with self.subTest(asked=asked, expires=expires):
                now = int(time.time())
                changed = re.sub('asked .*', f'asked {(now + asked) * 1000000}', text)
                changed = re.sub('expires .*', f'expires {now + expires}', changed)
                with open(path, 'w') as kept:
                    kept.write(changed)
                self.assertEqual(self.get() == token, good)

    def test_swept(self):
        """What has ended does not stay."""
        self.get()
        old = os.path.join(self.tokens, self.kept()[0])
        os.utime(old, (1, 1))
        self.get('--scope', 'profile:read-only', 'billing-export')
        self.assertFalse(os.path.exists(old))


class Hostile(Case):
    """The runtime folder, when somebody else was there first."""

    def mode(self, path):
        return stat.S_IMODE(os.lstat(path).st_mode)

    def test_modes(self):
        self.get()
        self.assertEqual(self.mode(self.tokens), 0o700)
        for name in os.listdir(self.tokens):
            self.assertEqual(self.mode(os.path.join(self.tokens, name)), 0o600)

    def assertNotKept(self, trap=None):
        """A token comes all the same, with a word about it, and goes nowhere."""
        status, out, err = self.run_token('billing-export')
        self.assertEqual(status, 0, err)
        self.assertRegex(out, TOKEN)
        self.assertIn('not kept', err)
        if trap is not None:
            self.assertEqual(os.listdir(trap), [])

    def test_links(self):
        trap = self.folder / 'trap'
        os.mkdir(trap, 0o700)
        os.symlink(trap, os.path.join(self.runtime, 'signet'))
        self.assertNotKept(trap)
        os.unlink(os.path.join(self.runtime, 'signet'))
        os.mkdir(os.path.join(self.runtime, 'signet'), 0o700)
        os.symlink(trap, self.tokens)
        self.assertNotKept(trap)

    def test_open_folders(self):
        os.makedirs(self.tokens, 0o700)
        for path, mode in [(self.tokens, 0o755), (self.tokens, 0o770),
                           (os.path.dirname(self.tokens), 0o777), (self.runtime, 0o777)]:
            with self.subTest(path=path, mode=oct(mode)):
                os.chmod(path, mode)
                self.assertNotKept()
                os.chmod(path, 0o700)
        self.assertEqual(self.kept(), [])

    def test_others(self):
        if os.geteuid() != 0:
            self.skipTest('only root can give a folder away')
        os.makedirs(self.tokens, 0o700)
        os.chown(self.tokens, 65534, 65534)
        self.assertNotKept()

    def test_none(self):
        del self.environment['XDG_RUNTIME_DIR']
        self.assertNotKept()
        self.environment['XDG_RUNTIME_DIR'] = 'relative'
        self.assertNotKept()

    def test_files(self):
        """A file that anybody could have put there is not believed."""
        token = self.get()
        path = os.path.join(self.tokens, self.kept()[0])
        with open(path) as kept:
            forged = kept.read().replace('token ey', 'token forged')

        def write(place, mode=0o600):
            with open(place, 'w') as file:
                file.write(forged)
            os.chmod(place, mode)

        def link():
            write(self.folder / 'forged')
            os.symlink(self.folder / 'forged', path)

        def hard_link():
            write(self.folder / 'hard')
            os.link(self.folder / 'hard', path)

        traps = {'readable by all': lambda: write(path, 0o644), 'a link': link,
                 'a second name': hard_link, 'a pipe': lambda: os.mkfifo(path, 0o600),
                 'empty': lambda: open(path, 'w').close(),
                 'noise': lambda: open(path, 'wb').write(os.urandom(5000)),
                 'too long': lambda: open(path, 'w').write(forged + 'x' * 400000)}
        for name, trap in traps.items():
            with self.subTest(name):
                os.unlink(path)
                trap()
                found = self.get()
                self.assertNotIn('forged', found)
                self.assertNotEqual(found, token)

    def test_folder_for_a_file(self):
        self.get()
        path = os.path.join(self.tokens, self.kept()[0])
        os.unlink(path)
        os.mkdir(path)
        self.assertNotKept()
        os.rmdir(path)
        lock = next(name for name in os.listdir(self.tokens) if name.endswith('.lock'))
        os.unlink(os.path.join(self.tokens, lock))
        os.symlink('/dev/null', os.path.join(self.tokens, lock))
        status, out, _ = self.run_token('billing-export')
        self.assertEqual(status, 0)
        self.assertRegex(out, TOKEN)

    def tearDown(self):
        shutil.rmtree(self.runtime, ignore_errors=True)
        super().tearDown()


if __name__ == '__main__':
    tap.main()
