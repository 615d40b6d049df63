import asyncio

import nats


class Crossing:
    def __init__(self, line):
        self.line = line
        self.nc = None
        self.js = None

    async def connect(self):
        self.nc = await nats.connect("nats://nats:4222")
        self.js = self.nc.jetstream()

    async def depart(self):
        await self.nc.publish("ferry.departed", b"")  # sends 'ferry.departed'

    async def arrive(self, port):
        await self.js.publish(f"ferry.arrived.{port.code}", b"")  # may send 'ferry.arrived.*'

    async def ask(self):
        return await self.nc.request("ferry.position", b"", timeout=1)


async def main():
    nc = await nats.connect("nats://nats:4222")
    await nc.publish(subject="ferry.started", payload=b"")  # sends 'ferry.started'
    await nc.drain()


if __name__ == "__main__":
    asyncio.run(main())
