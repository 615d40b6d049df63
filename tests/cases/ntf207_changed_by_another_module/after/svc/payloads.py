"""Other modules change what is written here: nobody can tell when."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class VersionPayload(base.NotificationPayloadBase):  # NTF207: 'VersionPayload': 'VERSION' cannot be resolved: what another module sets (svc/later.py:5)
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class FieldPayload(base.NotificationPayloadBase):  # NTF207: 'FieldPayload': 'fields' cannot be resolved: what another module changes (svc/later.py:6)
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class PassedPayload(base.NotificationPayloadBase):  # NTF207: 'PassedPayload': 'fields' cannot be resolved: ...
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}
