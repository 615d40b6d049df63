"""NTF301, NTF306, NTF307 and NTF309: what is sent and how, and what nothing sends or fills."""

from __future__ import annotations

from typing import Final

from flake8_notifications.rules.rule import described

NOTIFICATION_RULES: Final = (
    described(
        "NTF301",
        "missing-sample",
        "A versioned notification is sent and has no sample.",
        reason="""
            A sample is where receivers see what a notification looks like before they get one. An
            event type that no sample shows is one that nobody outside of the project knows of.
            Often the file is there and the decorator was forgotten, so that no documentation has
            it.

            The rule is silent where a project has neither a decorator nor a directory of samples,
            and about event types of which a part cannot be known statically.
            """,
        bad="""
            @base.notification_sample('shipment-start.json')
            @base.ShopObjectRegistry.register_notification
            class ShipmentNotification(base.NotificationBase):
                fields = {'payload': fields.ObjectField('ShipmentPayload')}


            def start(context, payload):
                ShipmentNotification(action='start', payload=payload).emit(context)


            def end(context, payload):
                ShipmentNotification(action='end', payload=payload).emit(context)
            """,
        good="""
            @base.notification_sample('shipment-start.json')
            @base.notification_sample('shipment-end.json')
            @base.ShopObjectRegistry.register_notification
            class ShipmentNotification(base.NotificationBase):
                fields = {'payload': fields.ObjectField('ShipmentPayload')}


            def start(context, payload):
                ShipmentNotification(action='start', payload=payload).emit(context)


            def end(context, payload):
                ShipmentNotification(action='end', payload=payload).emit(context)
            """,
        fix="""
            Where the message names a file, decorate the class with it. Otherwise let the command
            make the sample, and check that it shows what you mean:

                flake8-notifications samples --init ShipmentNotification
            """,
    ),
    described(
        "NTF306",
        "unsent-notification",
        "A class of notifications that is sent nowhere.",
        reason="""
            A class that nothing sends is still in the documentation, with a sample of something
            that no receiver ever gets. It is left behind when the code that sent it goes.

            The rule is silent as long as something is sent whose class cannot be known, or a file
            cannot be read, because it may be any class. It is also silent about a class of which
            something makes objects, and about one that is mentioned while some function is too
            large to be followed to its end. 'flake8-notifications catalog' shows what is unknown,
            and why.
            """,
        bad="""
            @base.notification_sample('shipment-lost.json')
            @base.ShopObjectRegistry.register_notification
            class LostNotification(base.NotificationBase):
                fields = {'payload': fields.ObjectField('ShipmentPayload')}
            """,
        good="""
            @base.notification_sample('shipment-lost.json')
            @base.ShopObjectRegistry.register_notification
            class LostNotification(base.NotificationBase):
                fields = {'payload': fields.ObjectField('ShipmentPayload')}


            def lose(context, payload):
                LostNotification(action='lost', payload=payload).emit(context)
            """,
        fix="""
            Remove the class and its sample, or send it. What is sent, and by whom, is listed by

                flake8-notifications catalog
            """,
    ),
    described(
        "NTF307",
        "unfilled-field",
        "A field of a payload that nothing ever fills.",
        reason="""
            A field is a promise: receivers expect to find something in it. A field that is in no
            SCHEMA, that no code sets and that no constructor is passed is never on the wire. It
            happens when a field is copied from another object and nobody fills it.

            A field counts as filled as soon as anything may fill it, and a class that the project
            does not make objects of is not judged.
            """,
        bad="""
            @base.ShopObjectRegistry.register
            class ShipmentPayload(base.NotificationPayloadBase):
                VERSION = '1.0'
                SCHEMA = {'order_id': ('order', 'id')}
                fields = {
                    'order_id': fields.UUIDField(),
                    'carrier': fields.StringField(nullable=True),
                }
            """,
        good="""
            @base.ShopObjectRegistry.register
            class ShipmentPayload(base.NotificationPayloadBase):
                VERSION = '1.0'
                SCHEMA = {'order_id': ('order', 'id'), 'carrier': ('order', 'carrier')}
                fields = {
                    'order_id': fields.UUIDField(),
                    'carrier': fields.StringField(nullable=True),
                }
            """,
        fix="""
            Fill the field, or remove it, before you raise and record the version that has it. If
            it is recorded and nobody ever needed it, removing it is a change which receivers have
            to be told of, so the major version rises:

                flake8-notifications bump ShipmentPayload
            """,
    ),
    described(
        "NTF309",
        "notification-past-the-gate",
        "A versioned notification is sent past the project's own gate (`--notifications-gate`).",
        on_by_default=False,
        reason="""
            Many projects let operators choose which notifications are sent, and ask that in one
            function: a decorator of what sends, or a predicate. Building a payload may read the
            database, and an operator who has switched notifications off wants neither that cost nor
            the notification. Code that does not ask sends it all the same.

            A function that calls the gate or is decorated by it asks; so does one that only such
            functions call.
            """,
        bad="""
            def notify_about_start(context, shipment):
                payload = ShipmentPayload(shipment)
                ShipmentNotification(action='start', payload=payload).emit(context)


            class ShipmentNotification(base.NotificationBase):
                fields = {'payload': fields.ObjectField('ShipmentPayload')}
            """,
        good="""
            @rpc.if_notifications_enabled
            def notify_about_start(context, shipment):
                payload = ShipmentPayload(shipment)
                ShipmentNotification(action='start', payload=payload).emit(context)


            class ShipmentNotification(base.NotificationBase):
                fields = {'payload': fields.ObjectField('ShipmentPayload')}
            """,
        fix="""
            Let the function that sends ask first. The rule is off by default; to use it, name the
            gate and select the rule in the flake8 configuration:

                notifications-gate = shop.rpc.if_notifications_enabled
                extend-select = NTF309

            'flake8-notifications catalog' lists what is sent, and by whom.
            """,
    ),
)
