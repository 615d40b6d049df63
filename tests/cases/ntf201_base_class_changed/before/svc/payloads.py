"""A change in a base class changes every class below it."""

from svc import base, fields


@base.ServiceObjectRegistry.register_if(False)
class OrderBase(base.NotificationPayloadBase):
    VERSION = '1.0'
    SCHEMA = {'id': ('order', 'id')}
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class OrderPayload(OrderBase):
    VERSION = '1.0'
    fields = {'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class PaidOrderPayload(OrderBase):
    VERSION = '1.5'
    fields = {'price': fields.IntegerField()}


@base.ServiceObjectRegistry.register
class TextOrderPayload(OrderBase):
    VERSION = '1.5'
    fields = {'id': fields.StringField()}
