import oslo_messaging

N = oslo_messaging.Notifier(None)


class Sender:
    @classmethod
    async def send(cls, ctx):
        events = {'a': 'order.a', 'b': 'order.b'}
        copy, alias = {**events}, events
        alias.pop('a')
        for event in events.values():
            N.info(ctx, event, {})  #! order.b
        for event in copy.values():
            N.info(ctx, 'copy.' + event, {})  #! copy.order.a copy.order.b

# run: import asyncio; asyncio.run(Sender.send(ctx))
