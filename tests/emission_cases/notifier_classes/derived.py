"""Classes that descend from a notifier, whose methods send whoever calls them."""
import oslo_messaging as om
from oslo_messaging import notify


class Parcels(notify.Notifier):
    def lost(self, ctx):
        self.info(ctx, 'parcel.lost', {})  # NTF101 parcel.lost NTF101 own.parcel.lost

    def found(self, ctx):
        super().error(ctx, 'parcel.found', {})  # NTF101 parcel.found

    def moved(self, ctx):
        self.prepare(publisher_id='me').info(ctx, 'parcel.moved', {})  # NTF101 parcel.moved

    def fatal(self, ctx):
        self._notify(ctx, 'parcel.fatal', {}, 'FATAL')  # NTF101 parcel.fatal

    def named(self, ctx, what):
        self._notify(ctx, 'parcel.%s' % what, {}, priority='FATAL', publisher_id='me')


class Prefixed(Parcels):
    def info(self, ctx, event_type, payload):
        om.Notifier.info(self, ctx, 'own.%s' % event_type, payload)

    def own(self, ctx):
        self.info(ctx, 'a', {})  # NTF101 own.a
        self.error(ctx, 'parcel.error', {})  # NTF101 parcel.error

    def _unset(self):
        self._transport = None


def run(ctx, notifier, publisher):
    om.Notifier.info(notifier, ctx, 'order.unbound', {})  # NTF101 order.unbound
    notify.Notifier.warn(notifier, ctx, event_type='order.named', payload={})  # NTF101 order.named
    tell = Parcels.info
    tell(publisher, ctx, 'order.told', {})  # NTF101 order.told
    Parcels(None).named(ctx, 'b')  # NTF101 parcel.b
