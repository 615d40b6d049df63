from svc import limits
from svc.objects import base, fields, mixins


@base.ServiceObjectRegistry.register
class ItemPayload(base.PayloadRoot):
    # Version 1.0: Initial version
    VERSION = '1.0'

    fields = mixins.described(
        count=fields.IntegerField(default=limits.DEFAULT_COUNT),
    )
