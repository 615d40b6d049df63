"""A base class that cannot be read may bring any field; one of the standard library brings none."""

import collections.abc
import enum
import typing

from shipping import Parcel, mixins as shipping_mixins

from svc import base, fields, mixins
from svc.nothing import Missing


@base.ServiceObjectRegistry.register
class DirectPayload(Parcel, base.NotificationPayloadBase):  # NTF207: 'DirectPayload': 'fields' cannot be resolved: base class 'shipping.Parcel' cannot be read: install 'shipping' beside flake8...
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class DottedPayload(base.NotificationPayloadBase, shipping_mixins.Box):  # NTF207: 'DottedPayload': 'fields' cannot be resolved: base class 'shipping.mixins.Box' cannot be read: ...
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class IndirectPayload(mixins.Boxed, base.NotificationPayloadBase):  # NTF207: 'IndirectPayload': 'fields' cannot be resolved: base class 'shipping.Parcel' cannot be read: install 'shipping' beside flake8
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class MissingPayload(Missing, base.NotificationPayloadBase):  # NTF207: 'MissingPayload': 'fields' cannot be resolved: ...
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class HarmlessPayload(base.NotificationPayloadBase, collections.abc.Sized, typing.Generic[typing.T]):  # NTF204: 'HarmlessPayload' ...
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}
