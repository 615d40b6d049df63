"""A package whose payloads come from a module beside."""

from .. import base
from .payloads import OrderPayload


@base.ServiceObjectRegistry.register
class PackagePayload(OrderPayload):  # NTF204: 'PackagePayload' ...
    VERSION = '1.0'
