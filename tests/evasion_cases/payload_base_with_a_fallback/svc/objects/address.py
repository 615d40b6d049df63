from svc.objects import compat, fields
from svc.objects.base import ServiceObjectRegistry


@ServiceObjectRegistry.register
class AddressPayload(compat.Base):
    # Version 1.0: Initial version
    # Version 1.1: Added 'country' field
    VERSION = '1.1'

    fields = {
        'street': fields.StringField(),
        'city': fields.StringField(),
    }
