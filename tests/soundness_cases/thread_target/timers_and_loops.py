import asyncio
import threading

import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, event):
    N.info(ctx, event, {})


async def go(ctx):
    timer = threading.Timer(0.01, tell, (ctx, 'order.timer'))  #! order.timer
    timer.start()
    threading.Timer(0, tell, kwargs={'ctx': ctx, 'event': 'order.kwargs'}).start()  #! order.kwargs
    loop = asyncio.get_running_loop()
    loop.call_soon(tell, ctx, 'order.soon')  #! order.soon
    loop.call_later(0, tell, ctx, 'order.later')  #! order.later
    await asyncio.sleep(0.05)

# later: asyncio.run(go(ctx))
