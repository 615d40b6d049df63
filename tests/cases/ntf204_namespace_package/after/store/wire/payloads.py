"""Packages without __init__.py."""

from oslo_versionedobjects import base as ovo_base

from store.wire import bases
from store.wire.bases import NotificationPayloadBase


@ovo_base.VersionedObjectRegistry.register
class OrderPayload(NotificationPayloadBase):  # NTF204: 'OrderPayload' ...
    VERSION = '1.0'


@ovo_base.VersionedObjectRegistry.register
class RefundPayload(bases.NotificationPayloadBase):  # NTF204: 'RefundPayload' ...
    VERSION = '1.0'
