"""Versioned notifications about parcels; doc/notification_samples shows them."""

from shop import base, fields, notifying, rpc


# There is no such file as the first, and a packed parcel is no error.
@notifying.notification_sample('parcel-lost.json')  # NTF302
@notifying.notification_sample('parcel-packed.json')  # NTF305
@base.ShopObjectRegistry.register
class ParcelNotification(notifying.NotificationBase):
    # Version 1.0: Initial version
    VERSION = '1.0'

    fields = {
        'payload': fields.ObjectField('ParcelPayload'),
    }


# The sample is that of 1.0, and it has 'courier' for 'carrier'. Nobody uses
# parcel-opened.json, which has no line here: `flake8-notifications check` says so.
@base.ShopObjectRegistry.register
class ParcelPayload(base.NotificationPayloadBase):  # NTF304
    # Version 1.0: Initial version
    # Version 1.1: Added 'weight' field
    VERSION = '1.1'  # NTF303

    fields = {
        'parcel_id': fields.UUIDField(),
        'carrier': fields.StringField(nullable=True),
        'weight': fields.IntegerField(),
        'depot': fields.ObjectField('DepotPayload', nullable=True),
    }


# Nobody tells when a depot is open.
@base.ShopObjectRegistry.register
class DepotPayload(base.NotificationPayloadBase):  # NTF307
    # Version 1.0: Initial version
    VERSION = '1.0'

    fields = {
        'city': fields.StringField(),
        'opening_hours': fields.StringField(),
    }


# What it told of is told as a lost parcel now.
@base.ShopObjectRegistry.register
class ReturnNotification(notifying.NotificationBase):  # NTF306
    # Version 1.0: Initial version
    VERSION = '1.0'

    fields = {
        'payload': fields.ObjectField('ParcelPayload'),
    }


def notify(context, parcel, what):
    depot = DepotPayload(city=parcel.city)
    payload = ParcelPayload(
        parcel_id=parcel.id, carrier=parcel.carrier, weight=parcel.weight, depot=depot
    )
    notification = ParcelNotification(
        priority='info', event_type='parcel.%s' % what, payload=payload
    )
    notification.emit(context)


@rpc.if_enabled
def pack(context, parcel):
    notify(context, parcel, 'packed')


@rpc.if_enabled
def lose(context, parcel):
    notify(context, parcel, 'lost')


# The only one that nobody can switch off.
def write_off(context, parcel):
    notify(context, parcel, 'lost')  # NTF309


# A kind of notification that no sample shows.
@rpc.if_enabled
def deliver(context, parcel):
    notify(context, parcel, 'delivered')  # NTF301
