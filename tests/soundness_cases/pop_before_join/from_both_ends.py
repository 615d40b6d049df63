import collections

import oslo_messaging

N = oslo_messaging.Notifier(None)


async def send(ctx):
    parts = ['x', 'order', 'sent', 'create']
    parts.pop(0)
    N.info(ctx, '.'.join(parts), {})  #! order.sent.create
    parts.pop(-2)
    N.info(ctx, '.'.join(parts), {})  #! order.create
    ends = collections.deque(parts)
    ends.popleft()
    ends.append('more')
    N.info(ctx, '.'.join(ends), {})  #! create.more
    N.info(ctx, '.'.join(parts + ['end']), {})  #! order.create.end

# run: import asyncio; asyncio.run(send(ctx))
