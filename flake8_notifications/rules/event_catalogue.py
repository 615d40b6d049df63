"""NTF1xx as they read in a project that has a bus of its own and nothing of oslo."""

from __future__ import annotations

from typing import Final

from flake8_notifications.rules.rule import described

EVENT_RULES: Final = (
    described(
        "NTF101",
        "event-not-allowed",
        "An event is not on the allowlist.",
        reason="""
            An event is told apart by its type: receivers subscribe to it, and rely on what comes
            under it. Nothing in Python stops anybody from sending one that nobody has decided on,
            or from misspelling one that others wait for. A project that lists the events that it
            sends hears of each further one before its receivers do.

            What counts is the event type that is sent, however it is put together: the finding
            stands on the line that supplies its last piece, which may be a call of a function
            that sends it, or that makes the object which is sent.
            """,
        bad="""
            def publish_order(order, suffix):
                bus.publish('order.%s' % suffix, {'id': order.id})


            # The allowlist has order.created and order.cancelled.
            publish_order(order, 'canceled')
            """,
        good="""
            publish_order(order, 'cancelled')
            """,
        fix="""
            If the message asks whether another event type was meant, correct the spelling. If it
            says what to send instead, which is what --notifications-replacement names, send that.

            An event that has to be added is a decision to be seen in review: add its type to the
            allowlist, in a line of its own, and say why in a comment. Where
            --notifications-against judges a change, as in CI, what the change adds to the
            allowlist does not count: put '# noqa: NTF101' on the line as well.

            Where the allowlist is new to a project, write down what it sends today:

                flake8-notifications allowlist --init
            """,
    ),
    described(
        "NTF102",
        "unknown-event-type",
        "Part of an event's type cannot be known statically, and the pattern is not on the"
        " allowlist.",
        reason="""
            The event type is read from the source; nothing is imported or executed. Where part of
            it depends on the running program, there is no telling which events are sent, and a
            new one may hide among them. The rule says so, because silence has to mean that the
            event was checked and is fine. In the message, a '*' stands for what is not known.
            """,
        bad="""
            def publish_order(order):
                bus.publish('order.%s' % order.state, {})
            """,
        good="""
            EVENT_TYPES = {
                'paid': 'order.paid',
                'sent': 'order.sent',
            }


            def publish_order(order):
                bus.publish(EVENT_TYPES[order.state], {'id': order.id})
            """,
        fix="""
            The message says where the reading stopped. Build the event type from constants: pass
            a literal, look it up in a dict of literals, or give each class of events a constant
            or a Literal for its type. An annotation with the class of an event tells what a
            parameter is that nobody in the project passes.

            Where it has to stay as it is, put the pattern of the message on the allowlist, '*'
            and all. Such an entry covers only event types that are unknown in the same place. It
            is not a glob: what is known needs an entry of its own.

                order.*

            What the project sends and the allowlist does not cover is listed by

                flake8-notifications allowlist
            """,
    ),
    described(
        "NTF104",
        "priority-without-a-usual-one",
        "An event has a priority that is not one of the usual ones.",
        on_by_default=False,
        reason="""
            Where a class is named as a notifier, its methods are the priorities of what it sends:
            audit, critical, debug, error, info, sample and warn. A method 'warning' is another
            name for 'warn', which receivers cannot tell from it. A priority that depends on the
            running program is not reported.
            """,
        bad="""
            bus.warning(context, 'payment.late', payload)
            """,
        good="""
            bus.warn(context, 'payment.late', payload)
            """,
        fix="""
            Use the priority that the message names. The rule is off by default; to use it, select
            it in the flake8 configuration:

                extend-select = NTF104

            'flake8-notifications allowlist' lists what the project sends.
            """,
    ),
    described(
        "NTF105",
        "sender-that-nobody-calls",
        "A function sends an event that its callers choose, and nobody in the project calls it"
        " (for libraries and plugins).",
        on_by_default=False,
        reason="""
            What is sent is what the callers of such a function pass. In a service that has no
            callers it is dead code, and nothing is reported. In a library, or where handlers are
            found by name, the callers are elsewhere: they send events that no rule looks at. The
            rule is for projects of that kind. In the message, a '*' stands for what the callers
            say.
            """,
        bad="""
            def publish_order(order, suffix):
                bus.publish('order.%s' % suffix, {'id': order.id})
            """,
        good="""
            def publish_order_paid(order):
                bus.publish('order.paid', {'id': order.id})
            """,
        fix="""
            Remove the function if nobody calls it. If others do, let each of the event types that
            they may choose be sent by a function of its own, where the allowlist has a say, or
            annotate the parameter with the classes of the events. The rule is off by default; to
            use it, select it in the flake8 configuration:

                extend-select = NTF105

            'flake8-notifications allowlist' lists what the project itself sends.
            """,
    ),
    described(
        "NTF106",
        "unused-allowlist-entry",
        "An entry of the allowlist that nothing sends any more.",
        reason="""
            The allowlist says what the project sends. An entry that is left behind when its event
            goes allows somebody to send it once more, in whatever shape, and nobody would notice.
            Where part of an event type that is sent cannot be known, an entry that it may be is
            not reported.

            The finding stands on the line of the entry. flake8 checks Python sources, so it reports
            an entry of a list in one; those of a text file 'flake8-notifications check' reports.
            """,
        bad="""
            # Nothing in the project sends the second one.
            ALLOWED = [
                'order.created',
                'order.paid',
            ]
            """,
        good="""
            ALLOWED = [
                'order.created',
            ]
            """,
        fix="""
            Drop the entry. For a text file, a command does so for all of them and keeps the
            comments:

                flake8-notifications allowlist --prune
            """,
    ),
)
