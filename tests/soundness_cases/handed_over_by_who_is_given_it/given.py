import asyncio

import oslo_messaging


class Orders:
    def __init__(self, bus):
        self.bus = bus

    async def place(self, ctx):
        await asyncio.to_thread(self.bus.info, ctx, 'order.placed', {})  #! order.placed


def go(ctx):
    asyncio.run(Orders(oslo_messaging.Notifier(None)).place(ctx))

# run: go(ctx)
