import oslo_messaging

N = oslo_messaging.Notifier(None)
EVENTS = {'a': 'order.a', 'b': None}


def event(late):
    if late:
        return 'order.late'


async def send(ctx, late, kind):
    N.info(ctx, 'order.conditional' if late else None, {})  #! order.conditional
    N.info(ctx, event(late), {})  #! order.late
    N.info(ctx, EVENTS.get(kind), {})  #! order.a
    N.info(ctx, 'text.%s' % None, {})  #! text.None

# run: import asyncio; [asyncio.run(send(ctx, late, kind)) for late in (False, True) for kind in 'abc']
