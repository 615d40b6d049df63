"""NTF3xx of samples as they read in a project that has a bus of its own and nothing of oslo."""

from __future__ import annotations

from typing import Final

from flake8_notifications.rules.rule import described

EVENT_SAMPLE_RULES: Final = (
    described(
        "NTF301",
        "missing-sample",
        "An event is sent and has no sample.",
        reason="""
            A sample is where receivers see what an event looks like before they get one. That of an
            event is the file in the directory of the samples that is named after its type.

            The rule is silent where a project has no directory of samples, about events whose
            class is not known, and about event types of which a part cannot be known statically.
            """,
        bad="""
            # doc/events has no order.created.json.
            class OrderCreated(Event):
                type: Literal['order.created'] = 'order.created'
                number: int
            """,
        good="""
            # doc/events/order.created.json: {"type": "order.created", "number": 7}
            class OrderCreated(Event):
                type: Literal['order.created'] = 'order.created'
                number: int
            """,
        fix="""
            Have it made, and look at the values that are made up:

                flake8-notifications samples OrderCreated
            """,
    ),
    described(
        "NTF302",
        "unusable-sample",
        "A sample of an event cannot be used: it is not JSON, or has a `$ref` that leads nowhere.",
        reason="""
            A sample shows what receivers get. That of an event is the file in the directory of
            the samples that is named after its type, and shows the object that is sent. One that
            nothing can read is as good as none, and the reference of the events leaves it out.

            A '$ref' is relative to the file that it stands in, stays below the directory of the
            samples, and never leads back to where it started.
            """,
        bad="""
            # doc/events/order.created.json: {"type": "order.created", "number": 7,}
            class OrderCreated(Event):
                type: Literal['order.created'] = 'order.created'
                number: int
            """,
        good="""
            # doc/events/order.created.json: {"type": "order.created", "number": 7}
            class OrderCreated(Event):
                type: Literal['order.created'] = 'order.created'
                number: int
            """,
        fix="""
            Mend the file, at the line that the message ends with. Or remove it, and have it made
            anew:

                flake8-notifications samples OrderCreated
            """,
    ),
    described(
        "NTF303",
        "stale-sample",
        "The samples of a class of events show another version than it has.",
        reason="""
            A sample is what receivers are written by. When a class of events gets a field, its
            version rises, and the samples have to follow: the version that they show, and the new
            field, in each file that shows the class.

            The version is looked for in the field that --notifications-version-attribute names.
            """,
        bad="""
            # doc/events/order.created.json: {"schema_version": "1.0", "number": 7}
            class OrderCreated(Event):
                schema_version: Literal['1.1'] = '1.1'
                number: int
                buyer: str
            """,
        good="""
            # The sample has "schema_version": "1.1" and shows the field 'buyer'.
            class OrderCreated(Event):
                schema_version: Literal['1.1'] = '1.1'
                number: int
                buyer: str
            """,
        fix="""
            Let the command replace the version and add the fields that every object has, wherever
            the samples show the class, and look at the values that it made up for them:

                flake8-notifications samples OrderCreated
            """,
    ),
    described(
        "NTF304",
        "impossible-sample",
        "A sample shows what the class of its event cannot hold.",
        reason="""
            A sample with a field that the class does not have, without one that it always has, a
            number where it has a text, null where nothing may be null, or a value that the enum
            does not have shows an event that can never be sent. Usually it was right once, and the
            class has changed.

            Fields go by their names on the wire. The types of JSON are compared, not the form of
            a text: any may stand for a UUID. A field whose type is not known may hold anything.
            """,
        bad="""
            # doc/events/order.created.json: {"type": "order.created", "number": "7"}
            class OrderCreated(Event):
                type: Literal['order.created'] = 'order.created'
                number: int
            """,
        good="""
            # doc/events/order.created.json: {"type": "order.created", "number": 7}
            class OrderCreated(Event):
                type: Literal['order.created'] = 'order.created'
                number: int
            """,
        fix="""
            A field that the sample lacks is added by

                flake8-notifications samples OrderCreated

            Correct the rest at the line that the message ends with: by hand, for nobody but you
            knows what it was meant to show. Then look whether there is more:

                flake8-notifications check
            """,
    ),
    described(
        "NTF305",
        "sample-of-another-event",
        "A sample shows another event type than the one that its file is named after.",
        reason="""
            Receivers subscribe to event types. A sample that shows another one than it is
            named after leaves them waiting. It happens where a sample was copied, or where an event
            was renamed in the code alone.
            """,
        bad="""
            # doc/events/order.created.json: {"type": "order.made", "number": 7}
            class OrderCreated(Event):
                type: str = 'order.created'
                number: int
            """,
        good="""
            # doc/events/order.created.json: {"type": "order.created", "number": 7}
            class OrderCreated(Event):
                type: str = 'order.created'
                number: int
            """,
        fix="""
            Correct the sample, or rename its file. Those that are missing then are made by

                flake8-notifications samples
            """,
    ),
    described(
        "NTF308",
        "unused-sample",
        "A file among the samples that is not named after an event, and that no `$ref` and no"
        " test uses.",
        reason="""
            A sample of an event that nobody sends any more tells receivers to wait for it. It
            stays behind where an event goes or gets another type, and nobody misses its sample.
            While a sample cannot be read (NTF302), the rule is silent, because that one may refer
            to any file.
            """,
        bad="""
            # doc/events has order.made.json; what is sent is order.created.
            class OrderCreated(Event):
                type: Literal['order.created'] = 'order.created'
            """,
        good="""
            # doc/events has order.created.json.
            class OrderCreated(Event):
                type: Literal['order.created'] = 'order.created'
            """,
        fix="""
            Remove the file, or name it after the event that it shows. It is reported by

                flake8-notifications check
            """,
    ),
)
