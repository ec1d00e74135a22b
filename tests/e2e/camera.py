# camera.py: pictures of windows as a desktop shows them
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""With Mutter as window manager, windows have round corners and shadows. A picture of one has
them too, and nothing behind: what is read from the server is blended with nothing yet.
"""

import ctypes
import re
import shutil
import subprocess
import unittest

from driver import wait_for, xdo

# As far as a shadow is seen. Around it is a wide margin in which there is nothing.
FAINT = 2

BRIEFLY = 3.0   # seconds
MARGIN = 24     # pixels around a window that is cut out of the screen


X11 = ctypes.CDLL('libX11.so.6')
ALL_PLANES = ctypes.c_ulong(-1)
Z_PIXMAP = 2


class Image(ctypes.Structure):
    """The beginning of an XImage."""
    _fields_ = [(name, ctypes.c_int) for name in ['width', 'height', 'offset', 'format']] + [
        ('data', ctypes.POINTER(ctypes.c_ubyte))] + [
        (name, ctypes.c_int) for name in ['byte_order', 'bitmap_unit', 'bitmap_bit_order',
                                          'bitmap_pad', 'depth', 'bytes_per_line']]


X11.XOpenDisplay.restype = ctypes.c_void_p
X11.XGetImage.restype = ctypes.POINTER(Image)


def read_window(window):
    """Width, height, and blue, green, red and alpha of each pixel, all four times alpha. Only this
    call gives the alpha: programs that take pictures leave it out, or blend what is behind."""
    _, _, width, height = Camera.place(window)
    display = ctypes.c_void_p(X11.XOpenDisplay(None))
    try:
        image = X11.XGetImage(display, ctypes.c_ulong(window), 0, 0, width, height, ALL_PLANES,
                              Z_PIXMAP)
        assert image and image.contents.depth == 32, 'the window has no alpha'
        size = image.contents.bytes_per_line * height
        return width, height, bytearray(ctypes.string_at(image.contents.data, size))
    finally:
        X11.XCloseDisplay(display)


def skip_unless_there():
    for program in ['mutter', 'convert']:
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
        outer = width + outer_width - seen.width, height + outer_height - seen.height

        def is_done():
            # A window that has just come up may still ask for another size.
            xdo('windowsize', window, *outer)
            return (node.extents().width, node.extents().height) == (width, height)
        try:
            wait_for(f'{node} to be {width} x {height}', is_done, BRIEFLY)
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
            subprocess.run(['optipng', '-quiet', '-o3', path], check=True)

    def read(self, node):
        """Width, height, and red, green, blue and alpha of each pixel."""
        width, height, pixels = read_window(int(self.find(node)))
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
        wait_still(lambda: self.read(node))
        x, y, width, height = self.place(self.find(node))
        seen = node.extents()
        cut_x = max((width - seen.width) // 2 - MARGIN, 0)
        cut_y = max((height - seen.height) // 2 - MARGIN, 0)
        x, y, width, height = x + cut_x, y + cut_y, width - 2 * cut_x, height - 2 * cut_y
        subprocess.run(['import', '-window', 'root', '-crop', f'{width}x{height}+{x}+{y}',
                        '+repage', path], check=True)


def wait_still(look):
    """Until the same is seen twice in a row."""
    seen = [None]

    def is_still():
        seen.append(look())
        return seen[-1] == seen[-2]
    wait_for('the picture to stand still', is_still)
