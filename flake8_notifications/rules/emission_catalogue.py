"""NTF1xx: legacy notifications, a bare event type and a free-form dict."""

from __future__ import annotations

from typing import Final

from flake8_notifications.rules.rule import described

EMISSION_RULES: Final = (
    described(
        "NTF101",
        "legacy-notification-not-allowed",
        "A legacy notification is not on the allowlist.",
        reason="""
            A legacy notification is an event type and a dict: nothing says what is in the dict, so
            no receiver can rely on it, and nothing notices when it changes. A versioned
            notification has a payload class that lists its fields under a VERSION. A project that
            moves from one to the other lists the legacy notifications that it already sends, and
            sends no further ones.

            What counts is the event type that is sent, however it is put together. The finding
            stands on the line that supplies its last piece, which may be a call of a function that
            sends it.
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
            comment. Where --notifications-against judges a change, as in CI, what the change adds
            to the allowlist does not count: put '# noqa: NTF101' on the line as well.
            """,
    ),
    described(
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
            is not a glob: what is known needs an entry of its own.

                order.*.end

            What the project sends and the allowlist does not cover is listed by

                flake8-notifications allowlist
            """,
    ),
    described(
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
    described(
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
    described(
        "NTF105",
        "sender-that-nobody-calls",
        "A function sends a legacy notification that its callers choose, and nobody in the project"
        " calls it (for libraries and plugins).",
        on_by_default=False,
        reason="""
            What is sent is what the callers of such a function pass. In a service that has no
            callers it is dead code, and nothing is reported. In a library, or where plugins are
            loaded by name, the callers are elsewhere: they send legacy notifications that no rule
            looks at. The rule is for projects of that kind. In the message, a '*' stands for what
            the callers say.
            """,
        bad="""
            def notify_about_order(context, suffix, order):
                get_notifier().info(context, 'order.%s' % suffix, {'id': order.id})
            """,
        good="""
            def notify_about_order(context, action, order):
                notifications.OrderNotification(
                    event_type=notifications.EventType(object='order', action=action),
                    payload=notifications.OrderPayload(order),
                ).emit(context)
            """,
        fix="""
            Remove the function if nobody calls it. If others do, let it send a versioned
            notification, or let each of the event types that they may choose be sent by a function
            of its own, where the allowlist has a say. The rule is off by default; to use it,
            select it in the flake8 configuration:

                extend-select = NTF105

            'flake8-notifications allowlist' lists what the project itself sends.
            """,
    ),
    described(
        "NTF106",
        "unused-allowlist-entry",
        "An entry of the allowlist that nothing sends any more.",
        reason="""
            The allowlist holds what was sent before there was a guard, and it should only shrink.
            An entry that is left behind when its notification goes allows somebody to send it once
            more, and nobody would notice. Where part of an event type that is sent cannot be
            known, an entry that it may be is not reported.

            The finding stands on the line of the entry. flake8 checks Python sources, so it reports
            an entry of a list in one; those of a text file 'flake8-notifications check' reports.
            """,
        bad="""
            # Nothing in the project sends the second one.
            ALLOWED = [
                'order.create.end',
                'order.create.start',
            ]
            """,
        good="""
            ALLOWED = [
                'order.create.end',
            ]
            """,
        fix="""
            Drop the entry. For a text file, a command does so for all of them and keeps the
            comments:

                flake8-notifications allowlist --prune
            """,
    ),
)
