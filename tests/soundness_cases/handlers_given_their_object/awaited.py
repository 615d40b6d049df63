import asyncio

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Service:
    def __init__(self, ctx):
        self.ctx = ctx
        self.cleanup = []

    async def close(self):
        for each in reversed(self.cleanup):
            await each(self)

    def tell(self, what):
        N.info(self.ctx, 'service.' + what, {})


async def flush(service):
    service.tell('flushed')  #! service.flushed


async def serve(ctx):
    service = Service(ctx)
    service.cleanup.append(flush)
    await service.close()

# run: import asyncio; asyncio.run(serve(ctx))
