from svc.objects import fields

try:
    from svc_common.objects import NotificationPayloadBase
except ImportError:
    NotificationPayloadBase = object
from svc.objects.base import ServiceObjectRegistry


@ServiceObjectRegistry.register
class AddressPayload(NotificationPayloadBase):
    # Version 1.0: Initial version
    # Version 1.1: Added 'country' field
    VERSION = '1.1'

    fields = {
        'street': fields.StringField(),
        'city': fields.StringField(),
    }
