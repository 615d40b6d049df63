import oslo_messaging

N = oslo_messaging.Notifier(None)


async def send(ctx):
    parts = ['order']
    add = parts.append
    add('bound')
    add('twice')
    N.info(ctx, '.'.join(parts), {})  #! order.bound.twice

# run: import asyncio; asyncio.run(send(ctx))
