import asyncio
import concurrent.futures

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Manager:
    def tell(self, ctx, event, phase='end'):
        N.info(ctx, f'order.{event}.{phase}', {})

    def go(self, ctx):
        with concurrent.futures.ThreadPoolExecutor() as pool:
            pool.submit(self.tell, ctx, 'submitted')  #! order.submitted.end
            pool.submit(N.info, ctx, 'order.direct', {})  #! order.direct

    async def run(self, ctx):
        loop = asyncio.get_running_loop()
        await asyncio.to_thread(self.tell, ctx, 'thread', phase='x')  #! order.thread.x
        await loop.run_in_executor(None, self.tell, ctx, 'executor')  #! order.executor.end

# later: Manager().go(ctx); asyncio.run(Manager().run(ctx))
