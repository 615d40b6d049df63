"""Two branches raised a class to the same VERSION, and the record is that of the first."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class LastPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'first' field
    # Version 1.1: Added 'second' field
    VERSION = '1.1'
    fields = {
        'first': fields.StringField(),
        'id': fields.UUIDField(),
        'second': fields.StringField(),
    }


@base.ServiceObjectRegistry.register
class MiddlePayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'second' field
    # Version 1.1: Added 'first' field
    VERSION = '1.1'
    fields = {
        'first': fields.StringField(),
        'id': fields.UUIDField(),
        'second': fields.StringField(),
    }


@base.ServiceObjectRegistry.register
class NewestFirstPayload(base.NotificationPayloadBase):
    # Version 1.1: Added 'second' field
    # Version 1.1: Added 'first' field
    # Version 1.0: Initial version
    VERSION = '1.1'
    fields = {
        'first': fields.StringField(),
        'id': fields.UUIDField(),
        'second': fields.StringField(),
    }


@base.ServiceObjectRegistry.register
class OwnWordsPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'first' field
    # Version 1.1: Say who comes second
    VERSION = '1.1'
    fields = {
        'first': fields.StringField(),
        'id': fields.UUIDField(),
        'second': fields.StringField(),
    }
