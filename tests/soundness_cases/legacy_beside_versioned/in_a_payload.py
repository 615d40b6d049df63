import oslo_messaging
from oslo_versionedobjects import base, fields

N = oslo_messaging.Notifier(None)


class NotificationPayloadBase(base.VersionedObject):
    SCHEMA = {}


@base.VersionedObjectRegistry.register
class OrderPayload(NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'kind': fields.StringField()}

    @staticmethod
    def announce(ctx, what):
        N.info(ctx, 'payload.' + what, {})

    @classmethod
    async def make(cls, ctx):
        cls.announce(ctx, 'made')  #! payload.made
        N.warn(ctx, 'payload.direct', {})  #! payload.direct

# run: import asyncio; asyncio.run(OrderPayload.make(ctx))
