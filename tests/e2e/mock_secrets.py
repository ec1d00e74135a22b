#!/usr/bin/python3
# mock_secrets.py: a Secret Service that misbehaves as a test wants
#
# Copyright 2026 The Signet authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""mock_secrets.py [--locked] [--prompt accept|dismiss|hang] [--hang METHOD] [--fail METHOD]
                   [--items N]

A small org.freedesktop.secrets on the session bus, for what a real one cannot be made to do.
Only plain sessions: clients fall back to them by themselves. Prints READY once it owns the
name. SIGUSR1 accepts the prompts that hang. Nothing is kept when it ends. With --items it has
that many secrets of Signet to begin with.
"""

import argparse
import signal
import sys

from gi.repository import Gio, GLib

BASE = '/org/freedesktop/secrets'
COLLECTION = f'{BASE}/collection/default'
PREFIX = 'org.freedesktop.Secret.'
IS_LOCKED = f'{PREFIX}Error.IsLocked'
NOT_SUPPORTED = 'org.freedesktop.DBus.Error.NotSupported'
FAILED = 'org.freedesktop.DBus.Error.Failed'

# Arguments of each method as "in>out", and the type of each property.
INTERFACES = {
    'Service': ({'OpenSession': 's,v>v,o', 'SearchItems': 'a{ss}>ao,ao', 'Unlock': 'ao>ao,o',
                 'Lock': 'ao>ao,o', 'GetSecrets': 'ao,o>a{o(oayays)}', 'ReadAlias': 's>o'},
                {'Collections': 'ao'}),
    'Collection': ({'CreateItem': 'a{sv},(oayays),b>o,o', 'SearchItems': 'a{ss}>ao'},
                   {'Items': 'ao', 'Label': 's', 'Locked': 'b', 'Created': 't',
                    'Modified': 't'}),
    'Item': ({'GetSecret': 'o>(oayays)', 'SetSecret': '(oayays)>', 'Delete': '>o'},
             {'Locked': 'b', 'Attributes': 'a{ss}', 'Label': 's', 'Created': 't',
              'Modified': 't'}),
    'Session': ({'Close': '>'}, {}),
    'Prompt': ({'Prompt': 's>', 'Dismiss': '>'}, {}),
}
COMPLETED = '<signal name="Completed"><arg type="b"/><arg type="v"/></signal>'


def describe():
    """The interfaces as introspection data."""
    text = ''
    for name, (methods, properties) in INTERFACES.items():
        text += f'<interface name="{PREFIX}{name}">'
        for method, arguments in methods.items():
            text += f'<method name="{method}">'
            for direction, types in zip(('in', 'out'), arguments.split('>')):
                for kind in filter(None, types.split(',')):
                    text += f'<arg type="{kind}" direction="{direction}"/>'
            text += '</method>'
        for member, kind in properties.items():
            text += f'<property name="{member}" type="{kind}" access="read"/>'
        text += (COMPLETED if name == 'Prompt' else '') + '</interface>'
    return Gio.DBusNodeInfo.new_for_xml(f'<node>{text}</node>').interfaces


class Refusal(Exception):
    """The name of a D-Bus error."""


class Secrets:
    def __init__(self, bus, options):
        self.bus = bus
        self.options = options
        self.locked = options.locked
        self.items = {}
        self.prompts = {}
        self.count = 0
        self.interfaces = {one.name.removeprefix(PREFIX): one for one in describe()}
        self.export(BASE, 'Service')
        self.export(COLLECTION, 'Collection')
        self.export(f'{BASE}/aliases/default', 'Collection')
        for number in range(options.items):
            self.keep(f'Signet: Mock {number} (mock-{number}) at This Computer',
                      {'xdg:schema': 'io.github.signet_app.Signet.ClientSecret',
                       'connection': 'this-computer', 'client_id': f'mock-{number}',
                       'secret_id': 's1'}, f'sgn_{number}'.encode())

    def export(self, path, interface):
        self.bus.register_object(path, self.interfaces[interface], self.on_call, self.on_get,
                                 None)
        return path

    def add(self, interface):
        self.count += 1
        return self.export(f'{BASE}/{interface.lower()}/n{self.count}', interface)

    def keep(self, label, attributes, value, item=None):
        item = item or self.add('Item')
        self.items[item] = {'attributes': attributes, 'value': value, 'label': label}
        return item

    def match(self, attributes):
        return [path for path, item in self.items.items()
                if attributes.items() <= item['attributes'].items()]

    def on_call(self, bus, sender, path, interface, method, parameters, invocation):
        if method == self.options.hang:
            return
        try:
            if method == self.options.fail:
                raise Refusal(FAILED)
            value = getattr(self, method)(path, *parameters.unpack())
        except Refusal as refusal:
            invocation.return_dbus_error(str(refusal), 'The mock does not want to')
            return
        kinds = INTERFACES[interface.removeprefix(PREFIX)][0][method].split('>')[1]
        invocation.return_value(GLib.Variant(f'({kinds.replace(",", "")})', value))
        if method == 'Prompt' and self.options.prompt != 'hang':
            self.complete(path, self.options.prompt == 'accept')

    def on_get(self, bus, sender, path, interface, name):
        item = self.items.get(path, {})
        values = {'Collections': [COLLECTION], 'Items': list(self.items), 'Locked': self.locked,
                  'Label': item.get('label', 'Default'), 'Created': 0, 'Modified': 0,
                  'Attributes': item.get('attributes', {})}
        kind = INTERFACES[interface.removeprefix(PREFIX)][1][name]
        return GLib.Variant(kind, values[name])

    def accept_all(self):
        for path in list(self.prompts):
            self.complete(path, True)
        return GLib.SOURCE_CONTINUE

    def complete(self, path, accepted):
        objects = self.prompts.pop(path) if accepted else []
        self.locked = self.locked and not accepted
        result = GLib.Variant('(bv)', (not accepted, GLib.Variant('ao', objects)))
        self.bus.emit_signal(None, path, f'{PREFIX}Prompt', 'Completed', result)

    # The methods, by their names on the bus. Each gives its results as a tuple.

    def OpenSession(self, path, algorithm, _data):
        if algorithm != 'plain':
            raise Refusal(NOT_SUPPORTED)
        return GLib.Variant('s', ''), self.add('Session')

    def SearchItems(self, path, attributes):
        found = self.match(attributes)
        if path != BASE:
            return (found,)
        return ([], found) if self.locked else (found, [])

    def Unlock(self, path, objects):
        if not self.locked:
            return objects, '/'
        prompt = self.add('Prompt')
        self.prompts[prompt] = objects
        return [], prompt

    def Lock(self, path, objects):
        self.locked = True
        return objects, '/'

    def GetSecrets(self, path, items, session):
        if self.locked:
            return ({},)
        return ({one: (session, b'', self.items[one]['value'], 'text/plain')
                 for one in items if one in self.items},)

    def ReadAlias(self, path, _name):
        return (COLLECTION,)

    def CreateItem(self, path, properties, secret, replace):
        if self.locked:
            raise Refusal(IS_LOCKED)
        attributes = properties.get(f'{PREFIX}Item.Attributes', {})
        old = self.match(attributes) if replace else []
        item = self.keep(properties.get(f'{PREFIX}Item.Label', ''), attributes,
                         bytes(secret[2]), old[0] if old else None)
        return item, '/'

    def GetSecret(self, path, session):
        if self.locked:
            raise Refusal(IS_LOCKED)
        return ((session, b'', self.items[path]['value'], 'text/plain'),)

    def SetSecret(self, path, secret):
        self.items[path]['value'] = bytes(secret[2])
        return ()

    def Delete(self, path):
        self.items.pop(path, None)
        return ('/',)

    def Close(self, path):
        return ()

    def Prompt(self, path, _window):
        return ()

    def Dismiss(self, path):
        return ()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n\n')[1])
    parser.add_argument('--locked', action='store_true')
    parser.add_argument('--prompt', choices=['accept', 'dismiss', 'hang'], default='accept')
    parser.add_argument('--hang', default='', metavar='METHOD')
    parser.add_argument('--fail', default='', metavar='METHOD')
    parser.add_argument('--items', type=int, default=0, metavar='N')
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    secrets = Secrets(bus, parser.parse_args())
    GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGUSR1, secrets.accept_all)
    Gio.bus_own_name_on_connection(bus, 'org.freedesktop.secrets', 0,
                                   lambda *_: print('READY', flush=True),
                                   lambda *_: sys.exit('the name is taken'))
    GLib.MainLoop().run()


if __name__ == '__main__':
    main()
