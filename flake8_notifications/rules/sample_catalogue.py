"""NTF3xx: the samples that show what a versioned notification is on the wire."""

from __future__ import annotations

from typing import Final

from flake8_notifications.rules.rule import described

SAMPLE_RULES: Final = (
    described(
        "NTF302",
        "unusable-sample",
        "A sample cannot be used: it is missing, is not JSON, has a `$ref` that leads nowhere, or "
        "belongs to two classes.",
        reason="""
            A decorator says which file shows a notification. The documentation is made from that
            file, and functional tests compare with it. If it is not there or cannot be read, nobody
            shows the notification; if an object in it has a key twice, readers disagree about which
            one counts; and if two classes name one file, one of them has no sample of its own.

            A '$ref' is relative to the file that it stands in, stays below the directory of the
            samples, and never leads back to where it started.
            """,
        bad="""
            # doc/notification_samples has 'shipment-start.json'.
            @base.notification_sample('shipment_start.json')
            @base.ShopObjectRegistry.register_notification
            class ShipmentNotification(base.NotificationBase):
                fields = {'payload': fields.ObjectField('ShipmentPayload')}
            """,
        good="""
            @base.notification_sample('shipment-start.json')
            @base.ShopObjectRegistry.register_notification
            class ShipmentNotification(base.NotificationBase):
                fields = {'payload': fields.ObjectField('ShipmentPayload')}
            """,
        fix="""
            Where there is no such file, correct the name in the decorator or make the file:

                flake8-notifications samples ShipmentNotification

            Fix anything else in the file, at the line that the message ends with.
            """,
    ),
    described(
        "NTF303",
        "stale-sample",
        "The samples of a payload class show another `VERSION` than it has.",
        reason="""
            A sample is what receivers are written by. When a payload class gets a field, its
            VERSION rises, and the samples have to follow: the version that they show, and the new
            field, in each file that shows the class. Where nobody compares samples with what is
            sent, they stay behind: the documentation then shows a notification that the service
            stopped sending years ago.

            A field that a sample leaves out is no finding of its own, for what is not set is not
            sent. Of a stale sample, the message names the fields that it does not have yet.
            """,
        bad="""
            # The samples have "shop_object.version": "1.0".
            @base.ShopObjectRegistry.register
            class ShipmentPayload(base.NotificationPayloadBase):
                # Version 1.0: Initial version
                # Version 1.1: Added 'carrier' field
                VERSION = '1.1'
            """,
        good="""
            # The samples have "shop_object.version": "1.1" and show the field 'carrier'.
            @base.ShopObjectRegistry.register
            class ShipmentPayload(base.NotificationPayloadBase):
                # Version 1.0: Initial version
                # Version 1.1: Added 'carrier' field
                VERSION = '1.1'
            """,
        fix="""
            Let the command replace the version and add the new fields, wherever the samples show
            the class, and look at the values that it made up for them:

                flake8-notifications samples ShipmentPayload
            """,
    ),
    described(
        "NTF304",
        "impossible-sample",
        "A sample shows what its payload cannot hold.",
        reason="""
            A sample with a field that the class does not have, a number where the class has a
            string, null where nothing may be null, or a value that the enum does not have shows a
            notification that can never be sent. Usually it was right once, and the class has
            changed; or it was copied from another notification.

            The types of JSON are compared, not the form of a text: any string may stand for a
            UUID. A type of field that is not known may hold anything.
            """,
        bad="""
            # doc/notification_samples/shipment-start.json shows "courier": "mule".
            @base.ShopObjectRegistry.register
            class ShipmentPayload(base.NotificationPayloadBase):
                VERSION = '1.1'
                fields = {
                    'order_id': fields.UUIDField(),
                    'carrier': fields.StringField(nullable=True),
                }
            """,
        good="""
            # doc/notification_samples/shipment-start.json shows "carrier": "mule".
            @base.ShopObjectRegistry.register
            class ShipmentPayload(base.NotificationPayloadBase):
                VERSION = '1.1'
                fields = {
                    'order_id': fields.UUIDField(),
                    'carrier': fields.StringField(nullable=True),
                }
            """,
        fix="""
            Correct the sample by hand, at the line that the message ends with: only you know what
            it was meant to show. Then see whether there is more:

                flake8-notifications check
            """,
    ),
    described(
        "NTF305",
        "sample-never-sent",
        "A sample shows an event type or a priority that its notification never has.",
        reason="""
            Receivers subscribe to event types, and many of them by priority as well. A sample
            that shows another event type than the service sends leaves them waiting. It happens
            where a sample was copied, where a file was named after what somebody meant to send,
            and where an action or a phase was renamed in the code alone.
            """,
        bad="""
            # doc/notification_samples/shipment-start.json shows "shipments.start".
            @base.notification_sample('shipment-start.json')
            @base.ShopObjectRegistry.register_notification
            class ShipmentNotification(base.NotificationBase):
                def send(self, context):
                    self._emit(context, event_type='shipment.start', priority='info')
            """,
        good="""
            # doc/notification_samples/shipment-start.json shows "shipment.start".
            @base.notification_sample('shipment-start.json')
            @base.ShopObjectRegistry.register_notification
            class ShipmentNotification(base.NotificationBase):
                def send(self, context):
                    self._emit(context, event_type='shipment.start', priority='info')
            """,
        fix="""
            Correct the sample, or name it in the decorator of the class that sends what it shows.
            Afterwards nothing is left to say:

                flake8-notifications check
            """,
    ),
    described(
        "NTF308",
        "unused-sample",
        "A file among the samples that no notification, no `$ref` and no test uses.",
        reason="""
            A sample that no decorator names is in no documentation, and nobody checks it. Either
            the decorator was forgotten, or the notification was removed and its sample was left
            behind. Only 'check' reports it, because it is not in a Python file. While a sample
            cannot be read (NTF302), the rule is silent, because that one may refer to any file.
            """,
        bad="""
            # doc/notification_samples has 'shipment-start.json' and 'shipment-end.json'.
            @base.notification_sample('shipment-start.json')
            @base.ShopObjectRegistry.register_notification
            class ShipmentNotification(base.NotificationBase):
                fields = {'payload': fields.ObjectField('ShipmentPayload')}
            """,
        good="""
            @base.notification_sample('shipment-start.json')
            @base.notification_sample('shipment-end.json')
            @base.ShopObjectRegistry.register_notification
            class ShipmentNotification(base.NotificationBase):
                fields = {'payload': fields.ObjectField('ShipmentPayload')}
            """,
        fix="""
            Name the file in the decorator of the notification that it shows, or remove it. To see
            which notifications have samples, run

                flake8-notifications samples --check
            """,
    ),
)
