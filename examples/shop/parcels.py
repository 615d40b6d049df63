"""Versioned notifications about parcels; doc/notification_samples shows them."""

from shop import base, fields, notifying


# There is no such file, and nothing is sent when a parcel is dropped.
@notifying.notification_sample('parcel-lost.json')  # NTF302
@notifying.notification_sample('parcel-dropped.json')  # NTF305
@notifying.notification_sample('parcel-packed.json')
@base.ShopObjectRegistry.register
class ParcelNotification(notifying.NotificationBase):
    # Version 1.0: Initial version
    VERSION = '1.0'

    fields = {
        'payload': fields.ObjectField('ParcelPayload'),
    }


# The samples are those of 1.0, and one has 'courier' for 'carrier'. Nobody uses
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
    }


def notify(context, parcel, what):
    payload = ParcelPayload(
        parcel_id=parcel.id, carrier=parcel.carrier, weight=parcel.weight
    )
    notification = ParcelNotification(
        priority='info', event_type='parcel.%s' % what, payload=payload
    )
    notification.emit(context)


def pack(context, parcel):
    notify(context, parcel, 'packed')


def lose(context, parcel):
    notify(context, parcel, 'lost')
