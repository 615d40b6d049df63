"""A class is what its module makes of it in the end."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class ItemPayload(base.NotificationPayloadBase):
    VERSION = '0.9'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class AttributePayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class FunctionPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'old': fields.StringField()}


def prepare(cls):
    cls.fields['note'] = cls.fields.pop('old')


ItemPayload.VERSION = '1.0'
ItemPayload.fields['note'] = fields.StringField()
setattr(AttributePayload, 'fields', dict(AttributePayload.fields, note=fields.StringField()))
prepare(FunctionPayload)
