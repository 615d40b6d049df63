import asyncio
from concurrent import futures

from svc import rpc

POOL = futures.ThreadPoolExecutor(2)


def lose(context, order):
    POOL.submit(rpc.get_notifier('parcels').info, context, 'order.lost', {})


async def find(context, order):
    loop = asyncio.get_running_loop()
    notifier = rpc.get_notifier('parcels')
    await loop.run_in_executor(None, notifier.info, context, 'order.found', {})
