"""Base classes that are another thing where a package is installed."""

from svc import base, fields

try:
    from svc_common.objects import PayloadBase
except ImportError:
    PayloadBase = base.NotificationPayloadBase

try:
    from svc_common.objects import Described
except ImportError:
    from svc.base import NotificationPayloadBase as Described

try:
    from svc.base import NotificationPayloadBase as Own
except ImportError:
    Own = object


@base.ServiceObjectRegistry.register
class AssignedPayload(PayloadBase):  # NTF207: 'AssignedPayload': 'fields' cannot be resolved: what an import that may fail changes (svc/fallbacks.py:5)
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class ImportedPayload(Described):  # NTF207: 'ImportedPayload': 'fields' cannot be resolved: what an import that may fail changes (svc/fallbacks.py:10)
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}


@base.ServiceObjectRegistry.register
class OwnPayload(Own):  # NTF204: ...
    VERSION = '1.0'
    fields = {'id': fields.UUIDField()}
