#!/usr/bin/python3
# check-contrast.py: our own colours can be told from what they stand on
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""check-contrast.py [--self-test | --table]

Resolves the colours of the style sheets against the palettes of libadwaita, light and dark, with
each of its nine accents, and asks for the contrast of WCAG 2.1: 4.5 for text and 3 for
graphics, and in high contrast 7 and 4.5. Every rule that sets a colour has to be named here.
"""

import re
import sys

import sources

STYLE = sources.ROOT / 'src' / 'ui' / 'style.css'
STYLE_HC = sources.ROOT / 'src' / 'ui' / 'style-hc.css'
TEXT, GRAPHIC = {False: 4.5, True: 7.0}, {False: 3.0, True: 4.5}

# The named colours of libadwaita, and what it draws behind our things.
PALETTES = {
    'light': {
        'accent_color': '#1c71d8', 'accent_bg_color': '#3584e4', 'success_color': '#1b8553',
        'warning_color': '#9c6e03', 'warning_bg_color': '#e5a50a', 'error_color': '#c01c28',
        'window_bg_color': '#fafafa', 'window_fg_color': 'rgba(0, 0, 0, 0.8)',
        'view_bg_color': '#ffffff', 'headerbar_bg_color': '#ebebeb', 'card_bg_color': '#ffffff',
        'popover_bg_color': '#ffffff', 'dialog_bg_color': '#fafafa'},
    'dark': {
        'accent_color': '#78aeed', 'accent_bg_color': '#3584e4', 'success_color': '#8ff0a4',
        'warning_color': '#f8e45c', 'warning_bg_color': '#cd9309', 'error_color': '#ff7b63',
        'window_bg_color': '#242424', 'window_fg_color': '#ffffff', 'view_bg_color': '#1e1e1e',
        'headerbar_bg_color': '#303030', 'card_bg_color': 'rgba(255, 255, 255, 0.08)',
        'popover_bg_color': '#383838', 'dialog_bg_color': '#383838'},
}
# Of libadwaita 1.6 and later. The colour of text is the same at another lightness.
ACCENTS = ['#3584e4', '#2190a4', '#3a944a', '#c88800', '#ed5b00', '#e62d42', '#d56199', '#9141ac',
           '#6f8396']
GROUNDS = {'window': ['window_bg_color'], 'view': ['view_bg_color'],
           'card': ['window_bg_color', 'card_bg_color'], 'headerbar': ['headerbar_bg_color'],
           'popover': ['popover_bg_color'], 'dialog': ['dialog_bg_color']}
ROW = 'columnview.credentials > listview > row'
CELL = 'columnview.credentials > listview'
SELECTED = (f'{ROW}:selected', f'{ROW}:selected:hover')
CHOSEN = ('button.chip:checked', 'button.chip:checked:hover')
PAGES = ('window', 'view', 'card', 'dialog', 'popover', 'headerbar')
LIST = ('view', *SELECTED)

# Which rule is about what, and what it may stand on: grounds, or rules that have a background.
USES = [
    ('.dim-label', TEXT, PAGES), ('.secondary', TEXT, PAGES), ('row label.subtitle', TEXT, PAGES),
    ('headerbar .subtitle', TEXT, ('headerbar', 'window')),
    ('windowtitle .subtitle', TEXT, ('headerbar', 'window')),
    ('.quiet', TEXT, ('window', 'view', 'card')),
    ('.warn-text', TEXT, ('window', 'view', 'card', 'headerbar', *SELECTED)),
    ('.good-text', TEXT, ('window', 'view', 'card')),
    ('.tag', TEXT, LIST), ('.tag .perm', TEXT, ('.tag',)),
    ('.tag.accent', TEXT, LIST), ('.tag.warn', TEXT, ('view', 'card', 'window')),
    ('.status-ok > image', GRAPHIC, LIST), ('.status-busy > image', GRAPHIC, LIST),
    ('.status-bad', TEXT, LIST), ('.status-off', TEXT, ('window', 'view', 'card')),
    ('.chip .count', TEXT, ('window', 'view')), ('filterrow .count', TEXT, ('popover',)),
    ('button.chip:checked', TEXT, ('window', 'view')),
    ('button.chip:checked:hover', TEXT, ('window', 'view')),
    ('button.chip:checked .count', TEXT, CHOSEN),
    ('usagechart', GRAPHIC, ('card',)),
    ('filterrow.dim', TEXT, ('popover',)), ('filterrow.group', TEXT, ('popover',)),
    ('columnview.credentials.view > header > button > box', TEXT, ('view', 'window')),
    (f'{ROW} .row-action', GRAPHIC, LIST),
    (f'{CELL} .secondary', TEXT, LIST), (f'{CELL} .status-off', TEXT, LIST),
    (f'{CELL} .quiet', TEXT, LIST),
    ('row.value-row label.title', TEXT, ('card', 'popover')),
    ('row.hint-row label', TEXT, ('card',)),
    ('row.note-row label.title', TEXT, ('card',)),
    ('row.note-row.error label.title', TEXT, ('card',)),
    ('row.request-row label.title', TEXT, ('card',)),
    ('row.expander.wrong > box > list > row.header label.subtitle', TEXT, ('card',)),
    ('.summary .heading2', TEXT, ('headerbar',)),
    ('.bubble', GRAPHIC, ('window', 'dialog')),
    ('helppage label.command', TEXT, ('window', 'dialog')),
    ('.notice', TEXT, ('window', 'card', 'dialog')), ('.notice image', GRAPHIC, ('.notice',)),
]
# Rules whose colours nobody has to read, or that say the same of more.
OTHER = {
    'button.plain-toggle:checked:hover': 'only that the pointer is there',
    'list.connections > row:hover': 'only that the pointer is there',
    'row.value-row label.subtitle': 'the tone of all text', 'row.hint-row label.error':
    'that of libadwaita', '.strip.foot': 'the tone of a header bar',
    '.summary': 'the tone of a header bar',
    'filtermenu.chosen > .chip > button': 'as a chosen chip',
    'filtermenu.chosen > button.chip': 'as a chosen chip',
    'filtermenu.chosen .count': 'as a chosen chip',
    'filtermenu.chosen > .chip > button:hover': 'as a chosen chip',
    'filtermenu.chosen > button.chip:hover': 'as a chosen chip',
    f'{ROW}:hover .row-action': 'the tone of all text',
    f'{ROW}:focus-within .row-action': 'the tone of all text',
    f'{ROW}:selected': 'a ground', f'{ROW}:selected:hover': 'a ground',
}


def parse(text):
    """The named colours and the declarations of each selector."""
    text = re.sub(r'/\*.*?\*/', '', text, flags=re.S)
    names = dict(re.findall(r'@define-color (\w+) (.*?);', text))
    rules = {}
    for selectors, body in re.findall(r'([^{};]+)\{([^}]*)\}', re.sub(r'@define-color.*?;', '',
                                                                      text)):
        values = dict(re.findall(r'([\w-]+):\s*([^;]+);', body))
        for selector in selectors.split(','):
            rules.setdefault(' '.join(selector.split()), {}).update(values)
    return names, rules


def split(text):
    """The arguments of a function, which may have functions in them."""
    return [part.strip() for part in re.split(r',(?![^()]*\))', text)]


class Sheet:
    """Both sheets as they are with one palette."""

    def __init__(self, palette, contrast, texts=None):
        normal, more = texts or (STYLE.read_text(), STYLE_HC.read_text())
        self.contrast = contrast
        names, self.rules = parse(normal)
        if contrast:
            names_more, rules = parse(more)
            names.update(names_more)
            for selector, values in rules.items():
                self.rules.setdefault(selector, {}).update(values)
        self.names = {**palette, **names}

    def colour(self, text, current):
        """Red, green, blue and alpha, each from 0 to 1."""
        text = text.strip()
        if text in ('currentColor', 'inherit'):
            return current
        if text in ('white', 'black'):
            return (1.0, 1.0, 1.0, 1.0) if text == 'white' else (0.0, 0.0, 0.0, 1.0)
        if text.startswith('@'):
            return self.colour(self.names[text[1:]], current)
        if text.startswith('#'):
            return tuple(int(text[i:i + 2], 16) / 255 for i in (1, 3, 5)) + (1.0,)
        name, arguments = re.fullmatch(r'(\w+)\((.*)\)', text, re.S).groups()
        parts = split(arguments)
        if name == 'rgba':
            return tuple(float(one) / 255 for one in parts[:3]) + (float(parts[3]),)
        first = self.colour(parts[0], current)
        if name == 'alpha':
            return first[:3] + (first[3] * float(parts[1]),)
        assert name == 'mix', text
        second, share = self.colour(parts[1], current), float(parts[2])
        return tuple(a * (1 - share) + b * share for a, b in zip(first, second))

    def ground(self, name):
        """What is seen where that is drawn, once on each thing that it may stand on."""
        if name in GROUNDS:
            below = (0.0, 0.0, 0.0)
            for one in GROUNDS[name]:
                below = over(self.colour(f'@{one}', None), below)
            return [below]
        below = next((places for selector, _, places in USES if selector == name), ('view',))
        text = self.colour('@window_fg_color', None)
        return [over(self.colour(self.rules[name]['background-color'], text), one)
                for place in below if place != name for one in self.ground(place)]

    def worst(self, selector, places):
        """The least contrast of what the rule is about."""
        values = self.rules[selector]
        colour = self.colour(values.get('color', '@window_fg_color'),
                             self.colour('@window_fg_color', None))
        colour = colour[:3] + (colour[3] * float(values.get('opacity', 1)),)
        found = []
        for below in (one for place in places for one in self.ground(place)):
            if 'background-color' in values:
                below = over(self.colour(values['background-color'], colour), below)
            found.append(ratio(over(colour, below), below))
        return min(found)


def over(colour, below):
    return tuple(a * colour[3] + b * (1 - colour[3]) for a, b in zip(colour, below))


def linear(value):
    return value / 12.92 if value <= .04045 else ((value + .055) / 1.055) ** 2.4


def luminance(colour):
    return sum(share * linear(one) for share, one in zip((.2126, .7152, .0722), colour))


def ratio(one, other):
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + .05) / (lights[0] + .05)


def at_lightness(text, limit, least):
    """What libadwaita makes of an accent for text: at most or at least so light, in Oklab."""
    red, green, blue = (linear(int(text[i:i + 2], 16) / 255) for i in (1, 3, 5))
    cones = [(.4122214708 * red + .5363325363 * green + .0514459929 * blue) ** (1 / 3),
             (.2119034982 * red + .6806995451 * green + .1073969566 * blue) ** (1 / 3),
             (.0883024619 * red + .2817188376 * green + .6299787005 * blue) ** (1 / 3)]
    light = .2104542553 * cones[0] + .7936177850 * cones[1] - .0040720468 * cones[2]
    a = 1.9779984951 * cones[0] - 2.4285922050 * cones[1] + .4505937099 * cones[2]
    b = .0259040371 * cones[0] + .7827717662 * cones[1] - .8086757660 * cones[2]
    light = max(light, limit) if least else min(light, limit)
    cones = [(light + .3963377774 * a + .2158037573 * b) ** 3,
             (light - .1055613458 * a - .0638541728 * b) ** 3,
             (light - .0894841775 * a - 1.2914855480 * b) ** 3]
    parts = [4.0767416621 * cones[0] - 3.3077115913 * cones[1] + .2309699292 * cones[2],
             -1.2684380046 * cones[0] + 2.6097574011 * cones[1] - .3413193965 * cones[2],
             -.0041960863 * cones[0] - .7034186147 * cones[1] + 1.7076147010 * cones[2]]
    parts = [min(1, max(0, one)) for one in parts]
    parts = [12.92 * one if one <= .0031308 else 1.055 * one ** (1 / 2.4) - .055 for one in parts]
    return '#' + ''.join(f'{round(one * 255):02x}' for one in parts)


def palettes():
    """Each look that a person can choose."""
    for name, palette in PALETTES.items():
        yield name, palette
        for accent in ACCENTS:
            text = at_lightness(accent, *((.85, True) if name == 'dark' else (.5, False)))
            yield f'{name} {accent}', {**palette, 'accent_bg_color': accent, 'accent_color': text}


def measure(texts=None):
    """The worst contrast of each use, with and without high contrast: (use, look, value, limit)."""
    for contrast in (False, True):
        looks = [(name, Sheet(palette, contrast, texts)) for name, palette in palettes()]
        for selector, limits, places in USES:
            name, value = min(((name, sheet.worst(selector, places)) for name, sheet in looks),
                              key=lambda one: one[1])
            yield selector, f'{name}{", high contrast" * contrast}', value, limits[contrast]


def unknown(texts=None):
    """Rules with a colour that nobody has thought of here."""
    named = {selector for selector, _, _ in USES} | set(OTHER)
    for text in texts or (STYLE.read_text(), STYLE_HC.read_text()):
        for selector, values in parse(text)[1].items():
            if selector not in named and values.keys() & {'color', 'opacity', 'background-color'}:
                yield selector


def check(texts=None):
    for selector in unknown(texts):
        yield f'{selector}: has a colour whose contrast nobody checks'
    for selector, look, value, limit in measure(texts):
        if value < limit:
            yield f'{selector}: {value:.2f} instead of {limit} in {look}'


def self_test():
    texts = STYLE.read_text(), STYLE_HC.read_text()
    pale = texts[0] + '.secondary { opacity: .3; }'
    new = texts[0] + '.surprise { color: red; }'
    assert abs(ratio((1, 1, 1), (0, 0, 0)) - 21) < .01
    assert at_lightness('#3584e4', 1, False) == '#3584e4'
    assert any('.secondary: ' in fault for fault in check((pale, texts[1])))
    assert any('.surprise: ' in fault for fault in check((new, texts[1])))
    print('the check can fail')


def main():
    if '--self-test' in sys.argv:
        self_test()
        return 0
    if '--table' in sys.argv:
        for selector, look, value, limit in measure():
            print(f'{value:6.2f} of {limit:3} {selector}, {look}')
    faults = list(check())
    print('\n'.join(faults) or 'every colour can be told from what it stands on')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
