"""Bases by relative import."""

from ..base import NotificationPayloadBase, ServiceObjectRegistry
from .mixins import Priced


@ServiceObjectRegistry.register
class OrderPayload(Priced, NotificationPayloadBase):  # NTF204: 'OrderPayload' ...
    VERSION = '1.0'
