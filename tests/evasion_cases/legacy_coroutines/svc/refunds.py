import asyncio
import contextlib

from svc import notifications, rpc


async def tell(context, action):
    await asyncio.sleep(0)
    rpc.get_notifier('o').info(context, f'order.{action}', {})


@contextlib.asynccontextmanager
async def told(context, action):
    try:
        yield
    finally:
        await tell(context, action + '.end')


async def actions():
    for each in ('a', 'b'):
        yield each


async def run(context, order):
    await asyncio.gather(tell(context, 'g1'), *(tell(context, x) for x in ['g2']))
    await asyncio.to_thread(notifications.notify_about_order, context, order, 'thread')
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, notifications.notify_about_order, context, order, 'executor')
    loop.call_soon(notifications.notify_about_order, context, order, 'soon')
    asyncio.create_task(tell(context, 'task'))
    async with told(context, 'held'):
        pass
    async for each in actions():
        await tell(context, each)
    [await tell(context, x) async for x in actions() if x == 'a']
    await asyncio.sleep(0.05)


def refund(context, order):
    asyncio.run(run(context, order))
