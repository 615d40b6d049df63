from svc import limits
from svc.objects import address, base, fields, mixins


@base.ServiceObjectRegistry.register
class ItemPayload(base.NotificationPayloadBase):
    # Version 1.0: Initial version
    VERSION = '1.0'

    fields = mixins.described(
        count=fields.IntegerField(default=limits.DEFAULT_COUNT),
        comment=fields.StringField(nullable=limits.MAY_LACK_A_NAME),
        **{name: each for name, each in address.AddressPayload.fields.items() if name != 'city'},
    )
