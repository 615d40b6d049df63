"""No VERSION anywhere in the project; the library's own is none of the project's."""

from oslo_versionedobjects import base as ovo_base


class WireObject(ovo_base.VersionedObject):
    pass


@ovo_base.VersionedObjectRegistry.register
class OrderPayload(WireObject):  # NTF204: ...  # NTF206: 'OrderPayload' has no VERSION: add VERSION = '1.0'
    pass


@ovo_base.VersionedObjectRegistry.register
class RefundPayload(WireObject):  # NTF204: ...
    VERSION = '1.0'


# Inherited from a class of the project: one VERSION for both, as written.
@ovo_base.VersionedObjectRegistry.register
class VoucherPayload(RefundPayload):  # NTF204: ...
    pass
