import oslo_messaging
from oslo_versionedobjects import base
from oslo_versionedobjects import fields
NOTIFIER = oslo_messaging.Notifier(None)
class NotificationPayloadBase(base.VersionedObject):
    VERSION = '1.0'
@base.VersionedObjectRegistry.register
class OrderPayload(NotificationPayloadBase):
    fields = {'id': fields.StringField()}
