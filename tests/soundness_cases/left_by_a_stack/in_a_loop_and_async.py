import asyncio  # noqa: F401
import contextlib

import oslo_messaging

N = oslo_messaging.Notifier(None)


@contextlib.asynccontextmanager
async def around(ctx, what):
    N.info(ctx, what + '.start', {})
    try:
        yield what
    finally:
        N.info(ctx, what + '.end', {})


async def send(ctx):
    async with contextlib.AsyncExitStack() as stack:
        for what in ('one', 'two'):
            entered = await stack.enter_async_context(around(ctx, what))  #! one.start one.end two.start two.end
            N.info(ctx, 'in.' + entered, {})  #! in.one in.two

# later: asyncio.run(send(ctx))
