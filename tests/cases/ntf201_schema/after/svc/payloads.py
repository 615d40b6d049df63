"""SCHEMA: where the fields are filled from."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class SourcePayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'SourcePayload' changed and VERSION is still 1.0: SCHEMA source of 'id': order.uuid → order.id; needs 1.1 (or 2.0)
    SCHEMA = {'id': ('order', 'id')}
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class FilledPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'FilledPayload' changed and VERSION is still 1.0: SCHEMA source of 'id': none → order.uuid; needs 1.1 (or 2.0)
    SCHEMA = {'id': ('order', 'uuid')}
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class NoLongerFilledPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'NoLongerFilledPayload' changed and VERSION is still 1.0: SCHEMA source of 'id': order.uuid → none; needs 1.1 (or 2.0)
    SCHEMA = {}
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class AddedWithFieldPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'AddedWithFieldPayload' changed and VERSION is still 1.0: field 'note' added (String); needs 1.1 (or 2.0)
    SCHEMA = {
        'id': ('order', 'uuid'),
        'note': ('order', 'note'),
    }
    fields = {
        'id': fields.UUIDField(),
        'note': fields.StringField(),
    }


@base.ServiceObjectRegistry.register
class RemovedWithFieldPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'RemovedWithFieldPayload' changed and VERSION is still 1.0: field 'note' removed; needs 2.0
    SCHEMA = {'id': ('order', 'uuid')}
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class RenamedWithFieldPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'RenamedWithFieldPayload' changed and VERSION is still 1.0: field 'name' renamed to 'title'; needs 2.0
    SCHEMA = {'title': ('order', 'name')}
    fields = {'title': fields.StringField()}


@base.ServiceObjectRegistry.register
class ReorderedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    SCHEMA = {
        'note': ('order', 'note'),
        'id': ('order', 'uuid'),
    }
    fields = {
        'id': fields.UUIDField(),
        'note': fields.StringField(),
    }
