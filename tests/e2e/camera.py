# camera.py: pictures of windows as a desktop shows them
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""With Mutter as window manager, windows have round corners and shadows. A picture of one has
them too, and nothing behind: what is read from the server is blended with nothing yet.
"""

import re
import shutil
import struct
import subprocess
import unittest

from driver import wait_for, xdo

# As far as a shadow is seen. Around it is a wide margin in which there is nothing.
FAINT = 2

BRIEFLY = 2.0   # seconds


def skip_unless_there():
    for program in ['mutter', 'xwd', 'convert']:
        if shutil.which(program) is None:
            raise unittest.SkipTest(f'{program} is not installed (./dev screenshots installs it)')


class Camera:
    """Holds the display for as long as pictures are taken."""

    def __init__(self):
        self.process = subprocess.Popen(['mutter', '--x11', '--sm-disable'],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # A desktop has a number once something manages its windows.
        wait_for('the window manager', lambda: xdo('get_desktop'))

    def end(self):
        self.process.kill()
        self.process.wait()

    @staticmethod
    def find(node):
        """The X window of a window in the accessibility tree."""
        return wait_for('the X window', lambda: xdo(
            'search', '--all', '--onlyvisible', '--pid', node.accessible.get_process_id(),
            '--name', f'^{re.escape(node.name)}$').split()[-1])

    @staticmethod
    def place(window):
        lines = xdo('getwindowgeometry', '--shell', window).split()
        values = dict(line.split('=') for line in lines if '=' in line)
        return [int(values[name]) for name in ['X', 'Y', 'WIDTH', 'HEIGHT']]

    def resize(self, node, width, height):
        """Makes what is seen of a window so large, without its shadow. Not every window lets it."""
        window = self.find(node)
        _, _, outer_width, outer_height = self.place(window)
        seen = node.extents()
        xdo('windowsize', window, width + outer_width - seen.width,
            height + outer_height - seen.height)
        try:
            wait_for(f'{node} to be {width} x {height}', lambda: (
                node.extents().width, node.extents().height) == (width, height), BRIEFLY)
        except AssertionError:
            return False
        return True

    def take(self, node, path):
        """A picture of the window alone, with its shadow, and with nothing behind it."""
        wait_still(lambda: self.read(node))
        width, height, pixels = self.read(node)
        subprocess.run(['convert', '-size', f'{width}x{height}', '-depth', '8', 'rgba:-',
                        '-bordercolor', 'none', '-border', '1', '-trim', '+repage', '-strip', path],
                       input=pixels, check=True)
        if shutil.which('optipng') is not None:
            subprocess.run(['optipng', '-quiet', '-o5', path], check=True)

    def read(self, node):
        """Width, height, and red, green, blue and alpha of each pixel."""
        dump = subprocess.run(['xwd', '-silent', '-id', self.find(node)], check=True,
                              capture_output=True).stdout
        header = struct.unpack('>25I', dump[:100])
        width, height, bytes_per_line, colours = header[4], header[5], header[12], header[19]
        assert header[3] == 32 and bytes_per_line == 4 * width, 'the window has no alpha'
        start = header[0] + 12 * colours
        pixels = bytearray(dump[start:start + bytes_per_line * height])
        pixels[0::4], pixels[2::4] = pixels[2::4], pixels[0::4]
        for index, alpha in enumerate(pixels[3::4]):
            if alpha <= FAINT:
                pixels[4 * index:4 * index + 4] = b'\0\0\0\0'
            elif alpha < 255:
                for channel in range(4 * index, 4 * index + 3):
                    pixels[channel] = min(pixels[channel] * 255 // alpha, 255)
        return width, height, bytes(pixels)

    def crop(self, node, path):
        """A picture of the window as it is on the screen, with what lies above it."""
        x, y, width, height = self.place(self.find(node))
        wait_still(lambda: subprocess.run(['xwd', '-silent', '-root'], check=True,
                                          capture_output=True).stdout)
        subprocess.run(['import', '-window', 'root', '-crop', f'{width}x{height}+{x}+{y}',
                        '+repage', path], check=True)


def wait_still(look):
    """Until the same is seen twice in a row."""
    seen = [None]

    def is_still():
        seen.append(look())
        return seen[-1] == seen[-2]
    wait_for('the picture to stand still', is_still)
