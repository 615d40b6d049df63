from functools import partial as later

import oslo_messaging

N = oslo_messaging.Notifier(None)


def publish(ctx, event, suffix):
    N.info(ctx, event + '.' + suffix, {})


class Session:
    def __init__(self):
        self.size = 0

    async def commit(self, *callbacks):
        for callback in callbacks:
            callback()


async def save(ctx, session: Session):
    await session.commit(later(later(publish, ctx), 'order', 'twice'), lambda: None)  #! order.twice
    await session.commit(lambda: publish(ctx, 'order', 'kept'))  #! order.kept

# run: import asyncio; asyncio.run(save(ctx, Session()))
