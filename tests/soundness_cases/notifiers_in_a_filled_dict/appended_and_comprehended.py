import oslo_messaging


class Sender:
    def __init__(self, names):
        self.outlets = []
        for name in names:
            self.outlets.append((name, oslo_messaging.Notifier(None, topics=[name])))
        self.by_name = {name: oslo_messaging.Notifier(None) for name in names}

    def tell(self, payload):
        for _, outlet in self.outlets:
            outlet.info({}, 'parcel.each', payload)  #! parcel.each

    async def to(self, name, payload):
        await_it = self.by_name.get(name)
        if await_it is not None:
            await_it.error({}, 'parcel.to', payload)  #! parcel.to

# run: import asyncio; s = Sender(['a']); s.tell({}); asyncio.run(s.to('a', {}))
