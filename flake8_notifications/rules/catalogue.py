"""The rule catalogue: every code with its reason, a bad and a good example, and the way out.

This is the only place where a rule is described. `flake8-notifications explain`, the table in the
README and the tests that hold code and documentation together all read it from here.

The texts use two conventions. A blank line separates paragraphs; a paragraph that is indented is
something to type or to copy, and is never rewrapped. The examples are valid Python.
"""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent
from types import MappingProxyType
from typing import NamedTuple


class Rule(NamedTuple):
    """One rule, as people read about it."""

    code: str
    name: str
    summary: str
    on_by_default: bool
    reason: str
    bad: str
    good: str
    fix: str


def rule(code: str) -> Rule:
    """Return the rule with this code; raise KeyError if there is none."""
    return RULES[code]


def _rule(
    code: str,
    name: str,
    summary: str,
    *,
    on_by_default: bool = True,
    reason: str,
    bad: str,
    good: str,
    fix: str,
) -> Rule:
    reason, bad, good, fix = (dedent(text).strip("\n") for text in (reason, bad, good, fix))
    return Rule(code, name, summary, on_by_default, reason, bad, good, fix)


# NTF1xx: legacy notifications, a bare event type and a free-form dict.
_EMISSION_RULES = (
    _rule(
        "NTF101",
        "legacy-notification-not-allowed",
        "A legacy notification is not on the allowlist.",
        reason="""
            A legacy notification is an event type and a dict: nothing says what is in the dict, so
            no receiver can rely on it, and nothing notices when it changes. A versioned
            notification has a payload class that lists its fields under a VERSION. A project that
            moves from one to the other lists the legacy notifications that it already sends, and
            sends no further ones.

            What counts is the event type that is sent, however it is put together: the finding
            stands on the line that supplies its last piece, which may be a call of a function
            that sends it.
            """,
        bad="""
            def notify_about_order(context, suffix, order):
                get_notifier().info(context, 'order.%s' % suffix, {'id': order.id})


            # The allowlist has order.create.start and order.create.end.
            notify_about_order(context, 'gift_wrap', order)
            """,
        good="""
            notifications.OrderNotification(
                event_type=notifications.EventType(object='order', action='gift_wrap'),
                payload=notifications.GiftWrapPayload(order),
            ).emit(context)
            """,
        fix="""
            Send a versioned notification. If the message asks whether another event type was
            meant, correct the spelling.

            Where the allowlist is new to a project, write down what it sends today:

                flake8-notifications allowlist --init

            A legacy notification that has to be added after that is a decision to be seen in
            review: add its event type to the allowlist, in a line of its own, and say why in a
            comment.
            """,
    ),
    _rule(
        "NTF102",
        "unknown-event-type",
        "Part of a legacy notification's event type cannot be known statically, and the pattern is"
        " not on the allowlist.",
        reason="""
            The event type is read from the source; nothing is imported or executed. Where part of
            it depends on the running program, there is no telling which notifications are sent,
            and a new one may hide among them. The rule says so, because silence has to mean that
            the notification was checked and is fine. In the message, a '*' stands for what is not
            known.
            """,
        bad="""
            def notify_about_order(context, order):
                get_notifier().info(context, 'order.%s.end' % order.state, {})
            """,
        good="""
            EVENT_TYPES = {
                'paid': 'order.paid.end',
                'sent': 'order.sent.end',
            }


            def notify_about_order(context, order):
                get_notifier().info(context, EVENT_TYPES[order.state], {'id': order.id})
            """,
        fix="""
            The message says where the reading stopped. Build the event type from constants: pass
            a literal, or look it up in a dict of literals.

            Where it has to stay as it is, put the pattern of the message on the allowlist, '*'
            and all. Such an entry covers only event types that are unknown in the same place. It
            is no glob: what is known needs an entry of its own.

                order.*.end

            What the project sends and the allowlist does not cover is listed by

                flake8-notifications allowlist
            """,
    ),
    _rule(
        "NTF103",
        "notifier-past-the-factory",
        "A notifier is created or obtained past the project's own factory"
        " (`--notifications-factories`).",
        on_by_default=False,
        reason="""
            Many projects make their notifiers in one function, which adds the publisher's name,
            the serializer, or a guard at run time. A notifier that is made elsewhere has none of
            them, and what it sends looks different to receivers. The rule is for projects that
            say which functions may make notifiers.
            """,
        bad="""
            import oslo_messaging

            NOTIFIER = oslo_messaging.Notifier(TRANSPORT, driver='messaging')
            """,
        good="""
            from shop import rpc

            NOTIFIER = rpc.get_notifier('orders')
            """,
        fix="""
            Call the project's factory. The rule is off by default; to use it, name the factories
            and select it in the flake8 configuration:

                notifications-factories = shop.rpc.get_notifier
                extend-select = NTF103

            'flake8-notifications allowlist' lists what the project sends.
            """,
    ),
    _rule(
        "NTF104",
        "priority-without-a-versioned-one",
        "A legacy notification has a priority that the versioned API does not have.",
        on_by_default=False,
        reason="""
            Versioned notifications know the priorities audit, critical, debug, error, info, sample
            and warn. A notifier of oslo.messaging also has a method 'warning', another name for
            'warn', and a project's own notifier may have any. No versioned notification takes such
            a name, so what is sent with it cannot be moved as it is. The rule is for projects that
            prepare the move. A priority that depends on the running program is not reported.
            """,
        bad="""
            get_notifier().warning(context, 'order.payment.late', payload)
            """,
        good="""
            get_notifier().warn(context, 'order.payment.late', payload)
            """,
        fix="""
            Use the priority that the message names; receivers cannot tell 'warn' from 'warning'.
            The rule is off by default; to use it, select it in the flake8 configuration:

                extend-select = NTF104

            'flake8-notifications allowlist' lists what the project sends.
            """,
    ),
)

# NTF2xx: the classes that describe what is on the wire, and their VERSION.
_PAYLOAD_RULES = (
    _rule(
        "NTF201",
        "payload-changed-without-bump",
        "A payload class changed and its `VERSION` did not.",
        reason="""
            A service sends notifications to tell other programs what happened. A payload class
            lists the fields of such a notification, and its VERSION travels with every one that
            is sent, so that the receiver knows which fields to expect. When the class changes and
            VERSION does not, two different payloads go out under the same version, and no
            receiver can tell them apart.

            The change is often in another file: an enum, a mixin, a base class or a class whose
            fields are copied. What counts is the payload that results.
            """,
        bad="""
            # The fingerprint file has ShipmentPayload 1.0 without 'carrier'.
            @base.ShopObjectRegistry.register
            class ShipmentPayload(base.NotificationPayloadBase):
                # Version 1.0: Initial version
                VERSION = '1.0'

                fields = {
                    'order_id': fields.UUIDField(),
                    'carrier': fields.StringField(nullable=True),
                }
            """,
        good="""
            @base.ShopObjectRegistry.register
            class ShipmentPayload(base.NotificationPayloadBase):
                # Version 1.0: Initial version
                # Version 1.1: Added 'carrier' field
                VERSION = '1.1'

                fields = {
                    'order_id': fields.UUIDField(),
                    'carrier': fields.StringField(nullable=True),
                }
            """,
        fix="""
            Raise VERSION to the number that the message asks for, add a history comment that says
            what changed, and record the result:

                flake8-notifications fingerprints

            The command refuses to record a class whose VERSION is too low. Where the change is
            intended and VERSION shall stay, say so for that one class:

                flake8-notifications fingerprints --accept ShipmentPayload
            """,
    ),
    _rule(
        "NTF202",
        "incompatible-change-with-minor-bump",
        "A payload class changed incompatibly and only its minor `VERSION` was raised.",
        reason="""
            A receiver written for version 1.0 also accepts 1.1, because a minor version promises
            that everything it knows is still there. If a field is removed or renamed, gets
            another type, or may suddenly be null, that promise is broken and the receiver fails
            on a notification that it had reason to trust. Such a change needs a new major
            version.

            Minor changes are: a field added, an enum value added or removed, a default changed, a
            field that is no longer nullable, another SCHEMA source. Major changes are: a field
            removed or renamed, another type or object class, a field that becomes nullable.
            """,
        bad="""
            # The fingerprint file has CustomerPayload 1.0 with 'name'.
            @base.ShopObjectRegistry.register
            class CustomerPayload(base.NotificationPayloadBase):
                # Version 1.0: Initial version
                # Version 1.1: Renamed 'name' field to 'full_name'
                VERSION = '1.1'

                fields = {
                    'customer_id': fields.UUIDField(),
                    'full_name': fields.StringField(),
                }
            """,
        good="""
            @base.ShopObjectRegistry.register
            class CustomerPayload(base.NotificationPayloadBase):
                # Version 1.0: Initial version
                # Version 2.0: Renamed 'name' field to 'full_name'
                VERSION = '2.0'

                fields = {
                    'customer_id': fields.UUIDField(),
                    'full_name': fields.StringField(),
                }
            """,
        fix="""
            Raise the major version, or make the change compatible: keep the old field next to the
            new one. Then record the result:

                flake8-notifications fingerprints

            A project that only wants every change to be numbered sets this in its flake8
            configuration:

                notifications-version-policy = any
            """,
    ),
    _rule(
        "NTF203",
        "payload-ahead-of-fingerprints",
        "A payload class is ahead of the fingerprint file.",
        reason="""
            The class changed and VERSION was raised as it should be; only the fingerprint file
            still describes the class as it was. The file is what the next change is compared
            with, and reviewers read in its diff what changes for receivers. So it belongs in the
            same commit as the class.
            """,
        bad="""
            # The fingerprint file has ShipmentPayload 1.0.
            @base.ShopObjectRegistry.register
            class ShipmentPayload(base.NotificationPayloadBase):
                # Version 1.0: Initial version
                # Version 1.1: Added 'carrier' field
                VERSION = '1.1'

                fields = {
                    'order_id': fields.UUIDField(),
                    'carrier': fields.StringField(nullable=True),
                }
            """,
        good="""
            # The fingerprint file has ShipmentPayload 1.1.
            @base.ShopObjectRegistry.register
            class ShipmentPayload(base.NotificationPayloadBase):
                # Version 1.0: Initial version
                # Version 1.1: Added 'carrier' field
                VERSION = '1.1'

                fields = {
                    'order_id': fields.UUIDField(),
                    'carrier': fields.StringField(nullable=True),
                }
            """,
        fix="""
            Record the new version and commit the fingerprint file together with the class:

                flake8-notifications fingerprints
            """,
    ),
    _rule(
        "NTF204",
        "payload-not-recorded",
        "A payload class is not in the fingerprint file.",
        reason="""
            A class that is not in the fingerprint file is not guarded: there is nothing to compare
            its next change with. Recording it also shows reviewers, in one place, every field that
            is about to become public.
            """,
        bad="""
            # The fingerprint file has no GiftWrapPayload.
            @base.ShopObjectRegistry.register
            class GiftWrapPayload(base.NotificationPayloadBase):
                # Version 1.0: Initial version
                VERSION = '1.0'

                fields = {
                    'paper': fields.StringField(),
                }
            """,
        good="""
            # The fingerprint file has GiftWrapPayload 1.0.
            @base.ShopObjectRegistry.register
            class GiftWrapPayload(base.NotificationPayloadBase):
                # Version 1.0: Initial version
                VERSION = '1.0'

                fields = {
                    'paper': fields.StringField(),
                }
            """,
        fix="""
            Record the class and commit the fingerprint file together with it:

                flake8-notifications fingerprints

            A class that is only a base of others and is never sent is not a payload class. Do not
            register it:

                @base.ShopObjectRegistry.register_if(False)
            """,
    ),
    _rule(
        "NTF205",
        "recorded-payload-is-gone",
        "A payload class is in the fingerprint file and no longer in the code"
        " (reported by `flake8-notifications check`).",
        reason="""
            A payload class that is deleted or renamed is gone for its receivers too, because the
            class name is part of every notification. That may be intended, but it should be seen
            in review and not happen by accident, for example by dropping the line that registers
            the class. flake8 looks at the files it is given and cannot see what is missing from
            all of them, therefore only the `check` command reports this.
            """,
        bad="""
            # The fingerprint file has CouponPayload 1.3. In the code:
            class CouponPayload(base.NotificationPayloadBase):  # no longer registered
                # Version 1.3: Added 'expires_at' field
                VERSION = '1.3'
            """,
        good="""
            # The fingerprint file has CouponPayload 1.3. In the code:
            @base.ShopObjectRegistry.register
            class CouponPayload(base.NotificationPayloadBase):
                # Version 1.3: Added 'expires_at' field
                VERSION = '1.3'
            """,
        fix="""
            If the class was lost by accident, bring it back, or register it again. If it was
            removed or renamed on purpose, tell those who receive it and take it out of the
            fingerprint file:

                flake8-notifications fingerprints

            A class that was renamed keeps its VERSION. To see whether anything is left:

                flake8-notifications check
            """,
    ),
    _rule(
        "NTF206",
        "bad-payload-version",
        "A payload class has no `VERSION`, a malformed one, or one lower than recorded.",
        reason="""
            VERSION is a string of two numbers, 'major.minor', and it only ever goes up. Receivers
            compare the two numbers to decide whether they understand a payload, so any other form
            misleads or breaks them. A version lower than the recorded one was already used for an
            older payload; it is often what is left of a merge conflict or of half a revert.
            """,
        bad="""
            # The fingerprint file has ShipmentPayload 1.2.
            @base.ShopObjectRegistry.register
            class ShipmentPayload(base.NotificationPayloadBase):
                # Version 1.0: Initial version
                # Version 1.1: Added 'carrier' field
                # Version 1.2: Added 'tracking_code' field
                VERSION = '1.1'
            """,
        good="""
            # The fingerprint file has ShipmentPayload 1.2.
            @base.ShopObjectRegistry.register
            class ShipmentPayload(base.NotificationPayloadBase):
                # Version 1.0: Initial version
                # Version 1.1: Added 'carrier' field
                # Version 1.2: Added 'tracking_code' field
                VERSION = '1.2'
            """,
        fix="""
            Give the class a VERSION of its own that is a string, for example '1.0' for a new
            class. If it is lower than recorded, restore the recorded one. To take back a change
            that was already released, do not go back to the old number: it is one more change, so
            raise VERSION again and record it:

                flake8-notifications fingerprints
            """,
    ),
    _rule(
        "NTF207",
        "unresolved-payload-field",
        "A field of a payload class cannot be resolved.",
        reason="""
            The fields are read from the source; nothing is imported or executed. Where the source
            does not say what a field is, for example because it comes from a package that is not
            installed, its changes cannot be seen. The rule says so, because silence has to mean
            that the class was checked and is fine.
            """,
        bad="""
            from payment_provider import currencies  # not installed where flake8 runs


            @base.ShopObjectRegistry.register
            class PaymentPayload(base.NotificationPayloadBase):
                # Version 1.0: Initial version
                VERSION = '1.0'

                fields = {
                    'currency': fields.EnumField(valid_values=currencies.ACCEPTED),
                }
            """,
        good="""
            CURRENCIES = ('EUR', 'USD')


            @base.ShopObjectRegistry.register
            class PaymentPayload(base.NotificationPayloadBase):
                # Version 1.0: Initial version
                VERSION = '1.0'

                fields = {
                    'currency': fields.EnumField(valid_values=CURRENCIES),
                }
            """,
        fix="""
            The message says where the resolver stopped and what would help. Mostly it is one of
            two things: install the missing package where flake8 runs (its source is read, never
            imported; under pre-commit add it to `additional_dependencies`), or write the values
            as constants in the project. Constants are also the better choice for receivers:
            another release of a package then cannot change what is sent.

            Then see whether the class can be resolved:

                flake8-notifications check
            """,
    ),
    _rule(
        "NTF208",
        "duplicate-payload-name",
        "Two payload classes share one name.",
        reason="""
            A notification names its payload by the bare class name, without the module. Two
            classes with one name are the same thing to a receiver, even if their fields differ,
            and the registry of oslo.versionedobjects knows them under one key: with equal
            VERSIONs the class that is imported last replaces the other. The fingerprint file can
            hold only one of them, too.
            """,
        bad="""
            # shop/orders.py
            @base.ShopObjectRegistry.register
            class RefundPayload(base.NotificationPayloadBase):
                VERSION = '1.0'


            # shop/vouchers.py
            @base.ShopObjectRegistry.register
            class RefundPayload(base.NotificationPayloadBase):
                VERSION = '1.0'
            """,
        good="""
            # shop/orders.py
            @base.ShopObjectRegistry.register
            class OrderRefundPayload(base.NotificationPayloadBase):
                VERSION = '1.0'


            # shop/vouchers.py
            @base.ShopObjectRegistry.register
            class VoucherRefundPayload(base.NotificationPayloadBase):
                VERSION = '1.0'
            """,
        fix="""
            Delete the class that is a leftover, or rename the one that is newer or has fewer
            receivers. If one of them is only a base of others, do not register it:

                @base.ShopObjectRegistry.register_if(False)

            Then record the result:

                flake8-notifications fingerprints
            """,
    ),
    _rule(
        "NTF209",
        "schema-key-is-not-a-field",
        "A `SCHEMA` key of a payload class is not one of its fields.",
        reason="""
            SCHEMA says from which object each field of the payload is filled. A key that is not a
            field is mostly a typing error, or it was forgotten when the field was renamed. Python
            does not complain: the value is stored in an attribute that is never sent, and the
            field it was meant for stays unset and is missing from the notification.
            """,
        bad="""
            @base.ShopObjectRegistry.register
            class AddressPayload(base.NotificationPayloadBase):
                # Version 1.0: Initial version
                VERSION = '1.0'

                SCHEMA = {
                    'city': ('address', 'city'),
                    'zip_code': ('address', 'postal_code'),
                }
                fields = {
                    'city': fields.StringField(),
                    'postal_code': fields.StringField(),
                }
            """,
        good="""
            @base.ShopObjectRegistry.register
            class AddressPayload(base.NotificationPayloadBase):
                # Version 1.0: Initial version
                # Version 1.1: Filled 'postal_code' field
                VERSION = '1.1'

                SCHEMA = {
                    'city': ('address', 'city'),
                    'postal_code': ('address', 'postal_code'),
                }
                fields = {
                    'city': fields.StringField(),
                    'postal_code': fields.StringField(),
                }
            """,
        fix="""
            Correct the key, add the field that is missing, or remove the key. Each of these is a
            change, so a class that is already recorded needs a higher VERSION. Then record it:

                flake8-notifications fingerprints
            """,
    ),
)

RULES: Mapping[str, Rule] = MappingProxyType(
    {each.code: each for each in sorted((*_EMISSION_RULES, *_PAYLOAD_RULES))}
)
