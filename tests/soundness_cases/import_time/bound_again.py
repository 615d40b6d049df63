import oslo_messaging

N = oslo_messaging.Notifier(None)

KIND = 'first'


class First:
    event = 'order.' + KIND


def first(kind=KIND):
    return 'made.' + kind


KIND = 'second'


class Second:
    event = 'order.' + KIND


def run(ctx):
    N.info(ctx, First.event, {})  #! order.first
    N.info(ctx, Second.event, {})  #! order.second
    N.info(ctx, first(), {})  #! made.first
    N.info(ctx, KIND, {})  #! second

# run: run(ctx)
