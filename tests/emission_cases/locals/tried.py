"""What is bound in one block of a ``try`` and sent in another."""
import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


def in_else(ctx):
    try:
        what = 'order.tried'
        ctx.run()
    except ValueError:
        ctx.log()
    else:
        NOTIFIER.info(ctx, what, {})  # NTF101 order.tried


def in_handler(ctx):
    what = 'order.early'
    try:
        ctx.run()
        what = 'order.middle'
        ctx.run()
        what = 'order.late'
        ctx.run()
    except ValueError:
        NOTIFIER.error(ctx, what, {})  # NTF101 order.early NTF101 order.middle NTF101 order.late


def at_last(ctx):
    try:
        what = 'order.good'
        ctx.run()
    except ValueError:
        what = 'order.bad'
    finally:
        NOTIFIER.info(ctx, what, {})  # NTF101 order.good NTF101 order.bad


def in_loop(ctx, orders):
    for order in orders:
        try:
            what = 'order.%s' % order.kind
            ctx.run()
        except ValueError:
            ctx.log()
        else:
            NOTIFIER.info(ctx, what, {})  # NTF102 order.*


def nested(ctx):
    try:
        if ctx.new:
            what = 'order.new'
        else:
            what = 'order.old'
    except ValueError:
        ctx.log()
    else:
        if ctx.sure:
            NOTIFIER.info(ctx, what, {})  # NTF101 order.new NTF101 order.old
