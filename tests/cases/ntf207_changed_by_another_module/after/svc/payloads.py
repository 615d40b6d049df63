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


@base.ServiceObjectRegistry.register
class DeletedPayload(base.NotificationPayloadBase):  # NTF207: 'DeletedPayload': 'fields' cannot be resolved: what another module changes (svc/trim.py:6)
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class ClearedPayload(base.NotificationPayloadBase):  # NTF207: 'ClearedPayload': 'fields' cannot be resolved: what another module sets (svc/trim.py:7)
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class AugmentedPayload(base.NotificationPayloadBase):  # NTF207: 'AugmentedPayload': 'VERSION' cannot be resolved: what another module sets (svc/trim.py:8)
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class AliasedPayload(base.NotificationPayloadBase):  # NTF207: 'AliasedPayload': 'fields' cannot be resolved: what another module changes (svc/trim.py:10)
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class HandedOnPayload(base.NotificationPayloadBase):  # NTF207: 'HandedOnPayload': 'fields' cannot be resolved: what another module changes (svc/trim.py:14)
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}


@base.ServiceObjectRegistry.register
class ByFunctionPayload(base.NotificationPayloadBase):  # NTF207: 'ByFunctionPayload': 'fields' cannot be resolved: what another module changes (svc/trim.py:21)
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'note': fields.StringField()}
