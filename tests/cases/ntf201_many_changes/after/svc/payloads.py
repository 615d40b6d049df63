"""More changes at once than a line of output should hold."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '1.9'  # NTF201: 'OrderPayload' changed and VERSION is still 1.9: field 'a' added (String), field 'b' added (String), field 'c' added (String), field 'd' added (String), field 'e' added (String), field 'f' added (String), field 'g' added (String), field 'h' added (String), and 2 more; needs 1.10 (or 2.0)
    fields = {
        'id': fields.UUIDField(),
        **{name: fields.StringField() for name in 'abcdefghij'},
    }
