"""One bump is enough for two changes, and a suppression is one."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class OncePayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added a
    VERSION = '1.1'
    fields = {'a': fields.StringField(), 'b': fields.StringField()}


@base.ServiceObjectRegistry.register
class ExcusedPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'  # noqa: NTF201
    fields = {'a': fields.StringField(), 'b': fields.StringField()}


@base.ServiceObjectRegistry.register
class LowerPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.2: Added something
    VERSION = '1.2'
    fields = {'id': fields.UUIDField()}
