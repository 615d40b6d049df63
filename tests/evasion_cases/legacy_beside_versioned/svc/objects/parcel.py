from svc import rpc
from svc.objects import base, fields


@base.ServiceObjectRegistry.register_if(False)
class ParcelNotificationBase(base.NotificationBase):
    VERSION = '1.0'

    fields = {
        'event_type': fields.StringField(),
    }

    def emit(self, context):
        rpc.get_notifier('parcels').info(context, 'order.lost', self.obj_to_primitive())
