"""What a field holds is on the wire, though no registry knows its class."""

from svc import base, fields


@base.ServiceObjectRegistry.register_if(False)
class HeldPayload(base.NotificationPayloadBase):  # NTF204: 'HeldPayload' is not in the fingerprint file: run 'flake8-notifications fingerprints'
    VERSION = '1.0'
    fields = {'deeper': fields.ObjectField('DeeperPayload', nullable=True)}


@base.ServiceObjectRegistry.objectify
class DeeperPayload(base.ServiceObject):  # NTF204: ...
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register_if(False)
class ItemPayloadBase(base.NotificationPayloadBase):
    """A field that holds one holds a descendant."""
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
class BookPayload(ItemPayloadBase):  # NTF204: ...
    VERSION = '1.0'


@base.ServiceObjectRegistry.register_if(False)
class HeldByNobody(base.NotificationPayloadBase):
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):  # NTF204: ...
    VERSION = '1.0'
    fields = {
        'held': fields.ObjectField('HeldPayload'),
        'item': fields.ObjectField('ItemPayloadBase', subclasses=True),
    }
