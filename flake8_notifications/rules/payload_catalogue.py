"""NTF2xx: the classes that describe what is on the wire, and their VERSION."""

from __future__ import annotations

from typing import Final

from flake8_notifications.rules.rule import described

PAYLOAD_RULES: Final = (
    described(
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
            Raise VERSION to the number that the message asks for, and add a history comment that
            says what changed. The first of these commands does both, the second records it:

                flake8-notifications bump ShipmentPayload
                flake8-notifications fingerprints

            Where a merge put two branches' changes into one record, take the whole fingerprint file
            from the branch that you merge into before you run them.

            The command refuses to record a class whose VERSION is too low. If the change is
            intended and VERSION is to stay, say so for that one class:

                flake8-notifications fingerprints --accept ShipmentPayload

            Where --notifications-against judges a change, as in CI, what the change records does
            not count: put '# noqa: NTF201' on the VERSION line as well.
            """,
    ),
    described(
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

            For pydantic models, dataclasses and similar classes there are more. Minor: a type that
            allows less than before, a field that is always there now. Major: a type that allows
            more, a field that may be absent, one added where the class forbids others, another
            order in a named tuple or an array. What counts is the name on the wire: an alias
            counts, the name in Python does not.

            The question is whether a consumer can read what an older or a newer version sends.
            Schema registries differ in parts. Avro lets a field with a default be removed, and
            treats a new enum value as a break if readers have no default for it: that is the policy
            'strict'. In protobuf a field is its number, so renaming it breaks nothing on the wire,
            and nothing is ever required. Confluent's BACKWARD lets fields be removed, because only
            new readers of old data count there; its FORWARD is closest to what is judged here.
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
            new one. The first of these commands raises the version, the second records it:

                flake8-notifications bump CustomerPayload
                flake8-notifications fingerprints

            A project that only wants every change to be numbered sets this in its flake8
            configuration:

                notifications-version-policy = any
            """,
    ),
    described(
        "NTF203",
        "payload-ahead-of-fingerprints",
        "A payload class is ahead of the fingerprint file.",
        reason="""
            The class changed and VERSION was raised as it should be; only the fingerprint file
            still describes the class as it was. The file is what the next change is compared
            with, and reviewers read in its diff what changes for receivers. So it belongs in the
            same commit as the class.

            A class whose name is not on the wire is recorded under its dotted name. Where another
            module has it now, or a package above it came or went, nothing changes for receivers:
            one finding says of all that moved together that the file has the former names.
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
    described(
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
    described(
        "NTF205",
        "recorded-payload-is-gone",
        "A payload class is in the fingerprint file, or was in that of the revision, and is no"
        " longer in the code (reported by `flake8-notifications check`).",
        reason="""
            A payload class that is deleted or renamed is gone for its receivers too, because the
            class name is part of every notification. That may be intended, but it should be seen in
            review and not happen by accident, for example by dropping the line that registers the
            class. flake8 looks at the files it is given and cannot see what is missing from all of
            them, so only the `check` command reports this.
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

            With --notifications-against the file of the revision still has it. Say where the class
            was that this is meant, for whoever reviews the change:

                # CouponPayload is no more: nobody reads it.  # noqa: NTF205

            A class that was renamed keeps its VERSION. To see whether anything is left:

                flake8-notifications check
            """,
    ),
    described(
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
            class. A base that is never sent itself needs none if it is abstract: a class of
            pydantic, attrs or dataclasses that has abc.ABC among its bases.

            If VERSION is lower than recorded, restore the recorded one. To take back a change that
            was already released, do not go back to the old number: it is one more change, so raise
            VERSION again and record it:

                flake8-notifications fingerprints
            """,
    ),
    described(
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
            The message says where the resolver stopped and what would help. Usually it is one of
            two things: install the missing package where flake8 runs (its source is read, never
            imported; under pre-commit add it to `additional_dependencies`), or write the values
            as constants in the project. Constants are also the better choice for receivers:
            another release of a package then cannot change what is sent.

            Then see whether the class can be resolved:

                flake8-notifications check
            """,
    ),
    described(
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
    described(
        "NTF209",
        "schema-key-is-not-a-field",
        "A `SCHEMA` key of a payload class is not one of its fields.",
        reason="""
            SCHEMA says from which object each field of the payload is filled. A key that is not a
            field is usually a typo, or it was forgotten when the field was renamed. Python
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
    described(
        "NTF210",
        "incompatible-change-without-version",
        "A payload class without a version changed incompatibly.",
        reason="""
            Where events carry no version, nothing tells a consumer that an event has changed. So a
            change that breaks consumers must not be made to an event that they read: a field
            removed or renamed, another type, a field that may be null or absent now. A change that
            does not, such as a further field, is only recorded (NTF203).

            The rule holds where the configuration says 'notifications-version-attribute = none',
            and for classes without a version that other payload classes hold in a field.

            The changes that break consumers are those of NTF202, which also says where Avro,
            protobuf and Confluent's registry differ.
            """,
        bad="""
            # The fingerprint file has 'note' as a field of OrderCreated.
            class OrderCreated(Event):
                order_id: UUID
                total: int
            """,
        good="""
            class OrderCreated(Event):
                order_id: UUID
                total: int
                note: str | None = None  # until nobody reads it any more
            """,
        fix="""
            Keep what was there, or add a new event class with a type of its own and send both until
            nobody reads the old one. Where every consumer is changed together with this, record it
            for that one class:

                flake8-notifications fingerprints --accept OrderCreated

            Where --notifications-against judges a change, as in CI, what the change records does
            not count: put '# noqa: NTF210' on the class line as well.
            """,
    ),
)
