"""A dict that is filled through another name is the same dict."""

from svc import base
from svc import fields as svc_fields


@base.ServiceObjectRegistry.register
class AliasPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    _base = {'id': svc_fields.UUIDField()}
    fields = _more = _base
    _more['note'] = svc_fields.StringField()


@base.ServiceObjectRegistry.register
class HeldPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': svc_fields.UUIDField()}
    _held = [fields]
    _held[0].update(note=svc_fields.StringField())


@base.ServiceObjectRegistry.register
class AssignedTogetherPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = _rest = {}
    for _name, _field in (('id', svc_fields.UUIDField()), ('note', svc_fields.StringField())):
        _rest.setdefault(_name, _field)
