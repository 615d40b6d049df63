"""Nothing is said of a class that cannot be read, but where reading stopped and why."""

import os

import shipping

from svc import base, fields


@base.ServiceObjectRegistry.register
class WholePayload(base.NotificationPayloadBase):  # NTF207: 'WholePayload': 'fields' cannot be resolved: 'shipping.FIELDS' cannot be read: install 'shipping' beside flake8 (svc/payloads.py:13)
    VERSION = '1.0'
    fields = shipping.FIELDS


@base.ServiceObjectRegistry.register
class CallPayload(base.NotificationPayloadBase):  # NTF207: 'CallPayload': 'id' cannot be resolved: ...
    VERSION = '1.0'
    fields = {'id': shipping.make_field()}


@base.ServiceObjectRegistry.register
class TwoPayload(base.NotificationPayloadBase):  # NTF207: 'TwoPayload': 'id' cannot be resolved: ...  # NTF207: 'TwoPayload': 'state' cannot be resolved: ...
    VERSION = '1.0'
    fields = {
        'id': shipping.IdField(),
        'note': fields.StringField(),
        'state': fields.EnumField(valid_values=os.listdir('states')),
    }


@base.ServiceObjectRegistry.register
class SourcePayload(base.NotificationPayloadBase):  # NTF207: 'SourcePayload': 'SCHEMA['id']' cannot be resolved: 'shipping.SOURCE' cannot be read: install 'shipping' beside flake8...
    VERSION = '1.0'
    SCHEMA = {'id': (shipping.SOURCE, 'id')}
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class VersionPayload(base.NotificationPayloadBase):  # NTF207: 'VersionPayload': 'VERSION' cannot be resolved: 'shipping.VERSION' cannot be read: install 'shipping' beside flake8...
    VERSION = shipping.VERSION
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class NullablePayload(base.NotificationPayloadBase):  # NTF207: 'NullablePayload': 'id' cannot be resolved: 'shipping.NULLABLE' cannot be read: ...
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(nullable=shipping.NULLABLE)}


@base.ServiceObjectRegistry.register
class DefaultPayload(base.NotificationPayloadBase):  # NTF207: 'DefaultPayload': 'id' cannot be resolved: 'shipping.DEFAULT' cannot be read: ...
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(default=shipping.DEFAULT)}


@base.ServiceObjectRegistry.register
class ForeignPayload(base.NotificationPayloadBase):  # NTF207: 'ForeignPayload': 'inner' cannot be resolved: 'shipping.PAYLOAD' cannot be read: ...
    VERSION = '1.0'
    fields = {'inner': fields.ObjectField(shipping.PAYLOAD)}


@base.ServiceObjectRegistry.register
class SchemaPayload(base.NotificationPayloadBase):  # NTF207: 'SchemaPayload': 'SCHEMA' cannot be resolved: 'shipping.SCHEMA' cannot be read: ...
    VERSION = '1.0'
    SCHEMA = shipping.SCHEMA
    fields = {'id': fields.UUIDField()}
