"""Each way to register a class, and each way not to."""

from oslo_versionedobjects import base as ovo_base

from svc import base, decorators, fields
from svc.base import ServiceObjectRegistry
from svc.base import ServiceObjectRegistry as Registry
from svc.decorators import registered

register = ServiceObjectRegistry.register


@ServiceObjectRegistry.register
class ImportedPayload(base.NotificationPayloadBase):  # NTF204: 'ImportedPayload' ...
    VERSION = '1.0'


@Registry.register
class AliasedPayload(base.NotificationPayloadBase):  # NTF204: 'AliasedPayload' ...
    VERSION = '1.0'


@register
class BoundPayload(base.NotificationPayloadBase):  # NTF204: 'BoundPayload' ...
    VERSION = '1.0'


@ovo_base.VersionedObjectRegistry.register
class LibraryPayload(base.NotificationPayloadBase):  # NTF204: 'LibraryPayload' ...
    VERSION = '1.0'


@base.ServiceObjectRegistry.register_if(True)
class ConditionalPayload(base.NotificationPayloadBase):  # NTF204: 'ConditionalPayload' ...
    VERSION = '1.0'


@base.ServiceObjectRegistry.register_notification
class NotificationPayload(base.NotificationPayloadBase):  # NTF204: 'NotificationPayload' ...
    VERSION = '1.0'


@decorators.titled('a payload')
@base.ServiceObjectRegistry.register
class StackedPayload(base.NotificationPayloadBase):  # NTF204: 'StackedPayload' ...
    VERSION = '1.0'


@base.ServiceObjectRegistry.register
@decorators.titled('a payload')
class StackedTheOtherWayPayload(base.NotificationPayloadBase):  # NTF204: 'StackedTheOtherWayPayload' ...
    VERSION = '1.0'


@registered
class DecoratedPayload(base.NotificationPayloadBase):  # NTF204: 'DecoratedPayload' ...
    VERSION = '1.0'


@decorators.registered_as('a payload')
class DecoratedByFactoryPayload(base.NotificationPayloadBase):  # NTF204: 'DecoratedByFactoryPayload' ...
    VERSION = '1.0'


@base.ServiceObjectRegistry.register_if(False)
class BasePayload(base.NotificationPayloadBase):
    VERSION = '1.0'


@ovo_base.VersionedObjectRegistry.objectify
class ObjectifiedPayload(base.NotificationPayloadBase):
    VERSION = '1.0'


@decorators.titled('a payload')
class TitledPayload(base.NotificationPayloadBase):
    VERSION = '1.0'


class PlainPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


# A payload class all the same: what counts is the class itself.
@base.ServiceObjectRegistry.register
class ChildPayload(PlainPayload):  # NTF204: 'ChildPayload' ...
    VERSION = '1.0'


class ChildOfChildPayload(ChildPayload):
    VERSION = '1.0'


# No descendant of the payload bases.
@base.ServiceObjectRegistry.register
class Order(base.ServiceObject):
    VERSION = '1.0'
