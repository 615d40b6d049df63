"""Every versioned object is guarded."""

from oslo_versionedobjects import base as ovo_base

from svc import base


@base.ServiceObjectRegistry.register
class Order(base.ServiceObject):  # NTF204: 'Order' ...
    VERSION = '1.0'


@ovo_base.VersionedObjectRegistry.register
class Customer(ovo_base.VersionedObject):  # NTF204: 'Customer' ...
    VERSION = '1.0'


class Plain(ovo_base.VersionedObject):
    VERSION = '1.0'
