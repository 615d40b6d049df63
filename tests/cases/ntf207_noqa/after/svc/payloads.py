"""Suppressed at the class; what else is wrong with it is still said."""

import shipping

from svc import base


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):  # noqa: NTF207
    VERSION = '1'  # NTF206: ...
    fields = {'id': shipping.IdField()}
