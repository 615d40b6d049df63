import dataclasses

import oslo_messaging

N = oslo_messaging.Notifier(None)


@dataclasses.dataclass
class Event:
    kind: str = 'order.old'
    tags: list = dataclasses.field(default_factory=lambda: ['tag'])


class Sender:
    async def send(self, ctx):
        event = Event()
        event.kind = 'order.new'
        event.tags.append('more')
        N.info(ctx, event.kind, {})  #! order.new
        N.info(ctx, '.'.join(event.tags), {})  #! tag.more
        other = dataclasses.replace(event, kind='order.replaced')
        N.info(ctx, other.kind, {'was': event.kind})  #! order.replaced
        N.info(ctx, event.kind + '.still', {})  #! order.new.still

# run: import asyncio; asyncio.run(Sender().send(ctx))
