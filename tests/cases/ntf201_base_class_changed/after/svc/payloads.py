"""A change in a base class changes every class below it."""

from svc import base, fields


@base.ServiceObjectRegistry.register_if(False)
class OrderBase(base.NotificationPayloadBase):
    VERSION = '1.0'
    SCHEMA = {'id': ('order', 'id')}
    fields = {'id': fields.IntegerField()}


@base.ServiceObjectRegistry.register
class OrderPayload(OrderBase):
    VERSION = '1.0'  # NTF201: 'OrderPayload' changed and VERSION is still 1.0: field 'id': type UUID → Integer; needs 2.0
    fields = {'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class PaidOrderPayload(OrderBase):
    VERSION = '1.5'  # NTF201: 'PaidOrderPayload' changed and VERSION is still 1.5: field 'id': type UUID → Integer; needs 2.0
    fields = {'price': fields.IntegerField()}


# Has an 'id' of its own.
@base.ServiceObjectRegistry.register
class TextOrderPayload(OrderBase):
    VERSION = '1.5'
    fields = {'id': fields.StringField()}
