"""NTF201 to NTF208 as they read in a project that has events and nothing of oslo."""

from __future__ import annotations

from typing import Final

from flake8_notifications.rules.rule import described

EVENT_PAYLOAD_RULES: Final = (
    described(
        "NTF201",
        "payload-changed-without-bump",
        "A payload class changed and its version did not.",
        reason="""
            A payload class lists the fields of an event, and its version tells a consumer which of
            them to expect. When the class changes and the version does not, two different events
            go out under the same version, and no consumer can tell them apart.

            The change is often in another file: an enum, a mixin, a base class, an alias of a type.
            What counts is what is sent in the end, by the names on the wire.
            """,
        bad="""
            # The fingerprint file has OrderShipped 1.0 without 'carrier'.
            class OrderShipped(Event):
                schema_version: ClassVar[str] = '1.0'

                order_id: UUID
                carrier: str | None = None
            """,
        good="""
            class OrderShipped(Event):
                schema_version: ClassVar[str] = '1.1'

                order_id: UUID
                carrier: str | None = None
            """,
        fix="""
            Raise the version to what the message asks for. The first of these commands does that,
            the second records it:

                flake8-notifications bump OrderShipped
                flake8-notifications fingerprints

            Where a merge put two branches' changes into one record, take the whole fingerprint file
            from the branch that you merge into before you run them.

            The command refuses to record a class whose version is too low. If the change is
            intended and the version is to stay, say so for that one class:

                flake8-notifications fingerprints --accept OrderShipped

            Where --notifications-against judges a change, as in CI, what the change records does
            not count: put '# noqa: NTF201' on the line of the version as well.
            """,
    ),
    described(
        "NTF202",
        "incompatible-change-with-minor-bump",
        "A payload class changed incompatibly and only its minor version was raised.",
        reason="""
            A consumer written for version 1.0 also accepts 1.1, because a minor version promises
            that everything it knows is still there. If a field is removed or renamed, gets another
            type, or may suddenly be null or absent, that promise is broken. Such a change needs a
            new major version.

            Minor changes are: a field added, an enum value added or removed, a default changed, a
            type that allows less than before, a field that is no longer nullable or is always there
            now. Major changes are: a field removed or renamed, another type, a type that allows
            more, a field that may be null or absent, one added where the class forbids others,
            another order in a named tuple or an array. What counts is the name on the wire: an
            alias counts, the name in Python does not.

            The question is whether a consumer can read what an older or a newer version sends.
            Schema registries differ in parts. Avro lets a field with a default be removed, and
            treats a new enum value as a break if readers have no default for it: that is the policy
            'strict'. In protobuf a field is its number, so renaming it breaks nothing on the wire,
            and nothing is ever required. Confluent's BACKWARD lets fields be removed, because only
            new readers of old data count there; its FORWARD is closest to what is judged here.
            """,
        bad="""
            # The fingerprint file has CustomerMoved 1.0 with 'name'.
            class CustomerMoved(Event):
                schema_version: ClassVar[str] = '1.1'

                customer_id: UUID
                full_name: str
            """,
        good="""
            class CustomerMoved(Event):
                schema_version: ClassVar[str] = '2.0'

                customer_id: UUID
                full_name: str
            """,
        fix="""
            Raise the major version, or make the change compatible: keep the old field next to the
            new one. The first of these commands raises the version, the second records it:

                flake8-notifications bump CustomerMoved
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
            The class changed, and its version was raised as it should be or has no need to rise;
            only the fingerprint file still describes the class as it was. The file is what the next
            change is compared with, and reviewers read in its diff what changes for consumers. So
            it belongs in the same commit as the class.

            A class is recorded under its dotted name. Where another module has it now, or a package
            above it came or went, nothing changes for consumers: one finding says of all that moved
            together that the file has the former names.
            """,
        bad="""
            # The fingerprint file has OrderShipped 1.0.
            class OrderShipped(Event):
                schema_version: ClassVar[str] = '1.1'

                order_id: UUID
                carrier: str | None = None
            """,
        good="""
            # The fingerprint file has OrderShipped 1.1.
            class OrderShipped(Event):
                schema_version: ClassVar[str] = '1.1'

                order_id: UUID
                carrier: str | None = None
            """,
        fix="""
            Record the class as it is, and commit the fingerprint file together with it:

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
            # The fingerprint file has no GiftWrapped.
            class GiftWrapped(Event):
                schema_version: ClassVar[str] = '1.0'

                paper: str
            """,
        good="""
            # The fingerprint file has GiftWrapped 1.0.
            class GiftWrapped(Event):
                schema_version: ClassVar[str] = '1.0'

                paper: str
            """,
        fix="""
            Record the class and commit the fingerprint file together with it:

                flake8-notifications fingerprints

            A class that is only a base of others and is never sent is not a payload class. Say that
            it is abstract:

                class OrderEvent(Event, abc.ABC):
            """,
    ),
    described(
        "NTF205",
        "recorded-payload-is-gone",
        "A payload class is in the fingerprint file, or was in that of the revision, and is no"
        " longer in the code (reported by `flake8-notifications check`).",
        reason="""
            An event whose class is deleted is gone for its consumers, too. That may be intended,
            but it should be seen in review and not happen by accident, for example because a class
            has another base now. flake8 looks at the files it is given and cannot see what is
            missing from all of them, so only the `check` command reports this.
            """,
        bad="""
            # The fingerprint file has CouponUsed 1.3. In the code:
            class CouponUsed(BaseModel):  # no longer an Event
                schema_version: ClassVar[str] = '1.3'

                code: str
            """,
        good="""
            # The fingerprint file has CouponUsed 1.3. In the code:
            class CouponUsed(Event):
                schema_version: ClassVar[str] = '1.3'

                code: str
            """,
        fix="""
            If the class was lost by accident, bring it back. If it was removed or renamed on
            purpose, tell those who read it and take it out of the fingerprint file:

                flake8-notifications fingerprints

            With --notifications-against the file of the revision still has it. Say where the class
            was that this is meant, for whoever reviews the change:

                # CouponUsed is no more: nobody reads it.  # noqa: NTF205

            A class that was renamed keeps its version. To see whether anything is left:

                flake8-notifications check
            """,
    ),
    described(
        "NTF206",
        "bad-payload-version",
        "A payload class has no version, a malformed one, or one lower than recorded.",
        reason="""
            The version is a text of two numbers, 'major.minor', or one number, and it only ever
            goes up. Consumers compare it to decide whether they understand an event, so any other
            form misleads or breaks them. A version lower than the recorded one was already used for
            an older event; it is often what is left of a merge conflict or of half a revert.
            """,
        bad="""
            # The fingerprint file has OrderShipped 1.2.
            class OrderShipped(Event):
                schema_version: ClassVar[str] = '1.1'

                order_id: UUID
            """,
        good="""
            # The fingerprint file has OrderShipped 1.2.
            class OrderShipped(Event):
                schema_version: ClassVar[str] = '1.2'

                order_id: UUID
            """,
        fix="""
            Give the class a version of its own, for example '1.0' for a new class. A base that is
            never sent itself needs none if it is abstract: a class that has abc.ABC among its
            bases. Where the version is kept is what this option of the flake8 configuration says:

                notifications-version-attribute = schema_version

            If the version is lower than recorded, restore the recorded one. To take back a change
            that was already released, do not go back to the old number: it is one more change, so
            raise the version again and record it:

                flake8-notifications fingerprints
            """,
    ),
    described(
        "NTF207",
        "unresolved-payload-field",
        "A field of a payload class cannot be resolved.",
        reason="""
            The fields are read from the source; nothing is imported or executed. Where the source
            does not say what is sent, for example because a type comes from a package that is not
            installed, or because a serializer may change it, its changes cannot be seen. The rule
            says so, because silence has to mean that the class was checked and is fine. The other
            fields of the class are guarded all the same.
            """,
        bad="""
            from payment_provider import Currency  # not installed where flake8 runs


            class PaymentCaptured(Event):
                schema_version: ClassVar[str] = '1.0'

                currency: Currency
            """,
        good="""
            class PaymentCaptured(Event):
                schema_version: ClassVar[str] = '1.0'

                currency: Literal['EUR', 'USD']
            """,
        fix="""
            The message says where the resolver stopped and what would help. Usually it is one of
            two things: install the missing package where flake8 runs (its source is read, never
            imported; under pre-commit add it to `additional_dependencies`), or write in the project
            what is sent: the type of a field, what a serializer returns. That is also the better
            choice for consumers: another release of a package then cannot change what is sent.

            Then see whether the class can be resolved:

                flake8-notifications check
            """,
    ),
    described(
        "NTF208",
        "duplicate-payload-name",
        "Two payload classes share one name.",
        reason="""
            Where the name of a class is on the wire, two classes with one name are the same thing
            to a consumer, even if their fields differ. The fingerprint file can hold only one of
            them, too.
            """,
        bad="""
            # shop/orders.py
            class RefundIssued(Event):
                order_id: UUID


            # shop/vouchers.py
            class RefundIssued(Event):
                voucher_id: UUID
            """,
        good="""
            # shop/orders.py
            class OrderRefundIssued(Event):
                order_id: UUID


            # shop/vouchers.py
            class VoucherRefundIssued(Event):
                voucher_id: UUID
            """,
        fix="""
            Delete the class that is a leftover, or rename the one that is newer or has fewer
            consumers. Then record the result:

                flake8-notifications fingerprints
            """,
    ),
)
