import asyncio

import oslo_messaging


class Client:
    def __init__(self, notifier):
        self.notifier = notifier

    async def emit(self, kind):
        self.notifier.info({}, 'client.' + kind, {})

    async def __aenter__(self):
        return self

    async def __aexit__(self, *raised):
        return None


async def main(client: Client):
    async with client as entered:
        await entered.emit('started')  #! client.started


def go():
    asyncio.run(main(Client(oslo_messaging.Notifier(None))))

# run: go()
