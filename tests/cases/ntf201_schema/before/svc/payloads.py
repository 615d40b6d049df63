"""SCHEMA: where the fields are filled from."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class SourcePayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    SCHEMA = {'id': ('order', 'uuid')}
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class FilledPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    SCHEMA = {}
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class NoLongerFilledPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    SCHEMA = {'id': ('order', 'uuid')}
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class AddedWithFieldPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    SCHEMA = {'id': ('order', 'uuid')}
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class RemovedWithFieldPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    SCHEMA = {
        'id': ('order', 'uuid'),
        'note': ('order', 'note'),
    }
    fields = {
        'id': fields.UUIDField(),
        'note': fields.StringField(),
    }


@base.ServiceObjectRegistry.register
class RenamedWithFieldPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    SCHEMA = {'name': ('order', 'name')}
    fields = {'name': fields.StringField()}


@base.ServiceObjectRegistry.register
class ReorderedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    SCHEMA = {
        'id': ('order', 'uuid'),
        'note': ('order', 'note'),
    }
    fields = {
        'id': fields.UUIDField(),
        'note': fields.StringField(),
    }
