"""What a class goes by on the wire."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class NamedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'NamedPayload' changed and VERSION is still 1.0: name on the wire Named → Renamed; needs 2.0
    fields = {}

    @classmethod
    def obj_name(cls):
        return 'Renamed'


@base.ServiceObjectRegistry.register
class SpacedPayload(base.NotificationPayloadBase):
    VERSION = '1.1'  # NTF202: 'SpacedPayload' 1.0 → 1.1, but the change is incompatible: namespace space → service; needs 2.0
    fields = {}


@base.ServiceObjectRegistry.register
class UsualPayload(base.NotificationPayloadBase):
    VERSION = '1.0'  # NTF201: 'UsualPayload' changed and VERSION is still 1.0: name on the wire the default → Usual, namespace service → the default; needs 2.0
    OBJ_PROJECT_NAMESPACE = 'versionedobjects'

    @classmethod
    def obj_name(cls):
        return cls.__name__.replace('Payload', '')

    fields = {}


@base.ServiceObjectRegistry.register
class AsEverPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {}
