"""Classes that no ``class`` statement defines, and what only looks so."""

import types

from svc import base
from svc.base import NotificationPayloadBase, ServiceObjectRegistry

FIELDS = {}

OrderPayload = ServiceObjectRegistry.register(type('OrderPayload', (NotificationPayloadBase,), FIELDS))  # NTF207: 'OrderPayload': 'type()' makes it, so nobody can tell whether and as what it is registered: define it at the top of its module, or excuse this with a noqa comment
ItemPayload = types.new_class('ItemPayload', (base.NotificationPayloadBase,))  # NTF207: 'ItemPayload': 'new_class()' makes it...

for name in ('Small', 'Large'):
    ServiceObjectRegistry.register(
        type(f'{name}Payload', (NotificationPayloadBase,), FIELDS))  # NTF207: 'type() in svc/payloads.py:15': ...


def make(name, **body):
    return type(name, (NotificationPayloadBase,), body)  # NTF207: 'type() in svc/payloads.py:19': ...


Error = type('Error', (Exception,), {'message': 'NotificationPayloadBase'})


def kind(value):
    return type(value), type(value) is NotificationPayloadBase
