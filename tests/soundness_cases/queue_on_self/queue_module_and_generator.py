import queue

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Worker:
    def __init__(self):
        self.queue = queue.Queue()

    def put(self, name):
        self.queue.put({'event': 'order.' + name})

    def drain(self):
        while not self.queue.empty():
            yield self.queue.get()

    async def work(self, ctx):
        for item in self.drain():
            N.info(ctx, item['event'], {})  #! order.queued|*


async def go(ctx):
    worker = Worker()
    worker.put('queued')
    await worker.work(ctx)

# run: import asyncio; asyncio.run(go(ctx))
