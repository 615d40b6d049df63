import oslo_messaging
from oslo_versionedobjects import base as ovo

N = oslo_messaging.Notifier(None)


def legacy(ctx, name, phase='end'):
    N.info(ctx, '%s.%s' % (name, phase), {})


class NotificationObject(ovo.VersionedObject):
    VERSION = '1.0'


class Both:
    def both(self, ctx):
        legacy(ctx, 'mixin')  #! mixin.end


@ovo.VersionedObjectRegistry.register
class Order(Both, NotificationObject):
    def start(self, ctx):
        legacy(ctx, 'order', phase='start')  #! order.start
        self.both(ctx)

# run: Order().start(ctx)
