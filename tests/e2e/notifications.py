# notifications.py: what shows notifications, as tests see it
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime
import json
import os
import re
import subprocess
import threading

from driver import wait_for

MOCK = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'mock_notifications.py')


def in_days(days):
    when = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)
    return when.strftime('%Y-%m-%dT%H:%M:%SZ')


class Desktop:
    """What shows notifications."""

    def __init__(self, *arguments):
        self.lines = []
        self.process = subprocess.Popen(['/usr/bin/python3', MOCK, *arguments],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.reader = threading.Thread(target=self.read)
        self.reader.start()
        wait_for('the desktop', lambda: self.lines)

    def read(self):
        for line in self.process.stdout:
            self.lines.append(json.loads(line))

    def shown(self):
        return [line for line in self.lines if line['event'] == 'shown']

    def closed(self):
        return [line['number'] for line in self.lines if line['event'] == 'closed']

    def wait_shown(self, pattern):
        return wait_for(f'a notification {pattern}', lambda: next(
            (one for one in self.shown() if re.search(pattern, one['title'])), None))

    def say(self, *words):
        print(*words, file=self.process.stdin, flush=True)

    def end(self):
        self.say('end')
        self.process.wait(20)
        self.reader.join()
        self.process.stdin.close()
        self.process.stdout.close()
