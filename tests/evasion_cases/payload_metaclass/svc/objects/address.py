from oslo_versionedobjects import base as ovo

from svc.objects import base, fields


class Stamped(type(ovo.VersionedObject)):
    def __new__(mcs, name, bases, namespace):
        namespace['fields'] = {**namespace['fields'], 'stamp': fields.DateTimeField()}
        return super().__new__(mcs, name, bases, namespace)


@base.ServiceObjectRegistry.register
class AddressPayload(base.NotificationPayloadBase, metaclass=Stamped):
    # Version 1.0: Initial version
    # Version 1.1: Added 'country' field
    VERSION = '1.1'

    fields = {
        'street': fields.StringField(),
        'city': fields.StringField(),
        'country': fields.StringField(nullable=True),
    }
