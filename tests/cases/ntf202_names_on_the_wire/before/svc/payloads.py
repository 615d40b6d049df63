"""What a class goes by on the wire."""

from svc import base, fields


@base.ServiceObjectRegistry.register
class NamedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {}

    @classmethod
    def obj_name(cls):
        return 'Named'


@base.ServiceObjectRegistry.register
class SpacedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    OBJ_PROJECT_NAMESPACE = 'space'
    fields = {}


@base.ServiceObjectRegistry.register
class UsualPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {}


@base.ServiceObjectRegistry.register
class AsEverPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {}
