"""What is said of each kind of change."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class RemovedPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 2.0: Removed 'coupon' and 'tag' fields
    VERSION = '2.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class RenamedPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 2.0: Renamed 'name' field to 'full_name'
    VERSION = '2.0'
    fields = {'full_name': fields.StringField()}


@base.ServiceObjectRegistry.register
class TypePayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 2.0: Changed type of 'count' from String to Integer
    VERSION = '2.0'
    fields = {'count': fields.IntegerField()}


@base.ServiceObjectRegistry.register
class ElementPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 2.0: Changed type of 'tags' from Dict[String] to Dict[String |
    #              None]
    VERSION = '2.0'
    fields = {'tags': fields.DictOfNullableStringsField()}


@base.ServiceObjectRegistry.register
class NullablePayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 2.0: Made 'mark' not nullable; made 'note' nullable
    VERSION = '2.0'
    fields = {'note': fields.StringField(nullable=True), 'mark': fields.StringField()}


@base.ServiceObjectRegistry.register
class DefaultPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Changed default of 'a' from 'x' to 'z'; added default
    #              'x\n\u2028y' to 'b'; removed default 'y' of 'c'
    VERSION = '1.1'
    fields = {'a': fields.StringField(default='z'), 'b': fields.StringField(default='x\n\u2028y'), 'c': fields.StringField()}


@base.ServiceObjectRegistry.register
class ValuesPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'lost' and 'sent' to the values of 'state'; removed
    #              'paid' from the values of 'state'
    VERSION = '1.1'
    fields = {'state': fields.EnumField(['new', 'sent', 'lost'])}


@base.ServiceObjectRegistry.register
class SchemaPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Changed source of 'a' from 'order.a' to 'order.z'; removed
    #              source 'order.b' of 'b'; added source 'order.c' to 'c'
    VERSION = '1.1'
    SCHEMA = {'a': ('order', 'z'), 'c': ('order', 'c')}
    fields = {'a': fields.StringField(), 'b': fields.StringField(), 'c': fields.StringField()}


@base.ServiceObjectRegistry.register
class SeveralPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 2.0: Removed 'gone' field; added 'new' and 'newer' fields; made
    #              'old' nullable
    VERSION = '2.0'
    fields = {'old': fields.StringField(nullable=True), 'new': fields.StringField(), 'newer': fields.IntegerField()}
