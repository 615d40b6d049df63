"""Each is a payload class; what it has is not known."""

from svc import base, fields, meta


@base.ServiceObjectRegistry.register
class APayload(base.NotificationPayloadBase, metaclass=meta.Renaming):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class BPayload(base.NotificationPayloadBase, metaclass=meta.Renaming):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class CPayload(base.NotificationPayloadBase, metaclass=meta.Renaming):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class DPayload(base.NotificationPayloadBase, metaclass=meta.Renaming):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class EPayload(base.NotificationPayloadBase, metaclass=meta.Few):  # NTF207: 'EPayload': 'fields' cannot be resolved: its metaclass 'Few' may change it (do without it, or excuse this with a noqa comment) (svc/meta.py:9)
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class FPayload(base.NotificationPayloadBase, metaclass=meta.Few):  # NTF207: 'FPayload': 'fields' cannot be resolved: its metaclass 'Few' may change it (do without it, or excuse this with a noqa comment) (svc/meta.py:9)
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class GPayload(base.NotificationPayloadBase, metaclass=meta.Excused):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class HPayload(base.NotificationPayloadBase, metaclass=meta.Excused):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class IPayload(base.NotificationPayloadBase, metaclass=meta.Excused):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class JPayload(base.NotificationPayloadBase, metaclass=meta.Excused):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}
