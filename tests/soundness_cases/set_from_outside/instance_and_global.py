import oslo_messaging

N = oslo_messaging.Notifier(None)
KIND = 'kind.first'


class Manager:
    def __init__(self):
        self.event = 'manager.own'

    async def go(self, ctx):
        N.info(ctx, self.event, {})  #! manager.own|* manager.set|*


MANAGER = Manager()


def configure(manager: Manager):
    manager.event = 'manager.set'


def change():
    global KIND
    KIND = 'kind.second'


def tell(ctx):
    N.info(ctx, KIND, {})  #! kind.first|* kind.second|*

# run: tell(ctx); change(); tell(ctx)
# run: import asyncio; asyncio.run(MANAGER.go(ctx)); configure(MANAGER); asyncio.run(MANAGER.go(ctx))
