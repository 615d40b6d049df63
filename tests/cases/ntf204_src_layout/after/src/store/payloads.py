"""A package that is imported as 'store' and lies in src/store."""

from oslo_versionedobjects import base as ovo_base

import store.base
from store import base


@ovo_base.VersionedObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):  # NTF204: 'OrderPayload' ...
    VERSION = '1.0'


@ovo_base.VersionedObjectRegistry.register
class RefundPayload(store.base.NotificationPayloadBase):  # NTF204: 'RefundPayload' ...
    VERSION = '1.0'
