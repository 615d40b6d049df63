"""A dict has more ways to be filled than an assignment."""

import contextlib
import functools
import operator

from svc import base
from svc import fields as svc_fields


@base.ServiceObjectRegistry.register
class LocalsPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': svc_fields.UUIDField()}
    locals()['fields']['note'] = svc_fields.StringField()


@base.ServiceObjectRegistry.register
class OperatorPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = functools.reduce(lambda found, pair: found | dict([pair]), [], {})
    operator.setitem(fields, 'id', svc_fields.UUIDField())
    dict.update(fields, note=svc_fields.StringField())


@base.ServiceObjectRegistry.register
class MissingPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': svc_fields.UUIDField()}
    with contextlib.suppress(KeyError):
        del fields['note']
        fields['never'] = svc_fields.StringField()
    try:
        fields['note']
    except KeyError:
        fields['note'] = svc_fields.StringField()
