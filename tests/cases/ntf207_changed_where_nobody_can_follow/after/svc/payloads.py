"""A dict that is changed in a way that cannot be followed is not taken for what it was."""

import os

from svc import base
from svc import fields as svc_fields


@base.ServiceObjectRegistry.register
class ConditionPayload(base.NotificationPayloadBase):  # NTF207: 'ConditionPayload': 'fields' cannot be resolved: 'os.environ.get' is only known when the program runs (svc/payloads.py:14)
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
