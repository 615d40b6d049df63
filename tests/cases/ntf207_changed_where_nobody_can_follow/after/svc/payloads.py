"""A dict that is changed in a way that cannot be followed is not taken for what it was."""

import os

from svc import base
from svc import fields as svc_fields


def each(target):
    for name in list(target):
        target[name + '_seen'] = svc_fields.StringField()
        yield name


@base.ServiceObjectRegistry.register
class ConditionPayload(base.NotificationPayloadBase):  # NTF207: 'ConditionPayload': 'fields' cannot be resolved: what depends on a condition that is not known (svc/payloads.py:20)
    VERSION = '1.0'
    fields = {'id': svc_fields.UUIDField(), 'note': svc_fields.StringField()}
    _found = fields
    if os.environ.get('DETAILS'):
        _found['details'] = svc_fields.StringField()


@base.ServiceObjectRegistry.register
class KeyPayload(base.NotificationPayloadBase):  # NTF207: 'KeyPayload': 'fields' cannot be resolved: ...
    VERSION = '1.0'
    fields = {'id': svc_fields.UUIDField(), 'note': svc_fields.StringField()}
    fields.setdefault(os.environ.get('EXTRA'), svc_fields.StringField())


@base.ServiceObjectRegistry.register
class EachPayload(base.NotificationPayloadBase):  # NTF207: 'EachPayload': 'fields' cannot be resolved: what the generator 'each' changes (svc/payloads.py:35)
    VERSION = '1.0'
    fields = {'id': svc_fields.UUIDField(), 'note': svc_fields.StringField()}
    for _name in each(fields):
        pass
