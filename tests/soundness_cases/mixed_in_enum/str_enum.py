from enum import StrEnum, auto

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Topic(StrEnum):
    CREATED = auto()
    DELETED = 'gone'
    REMOVED = 'gone'


def tell(ctx, topic: Topic):
    N.info(ctx, 'topic.%s' % topic, {})


async def send(ctx):
    N.info(ctx, Topic.CREATED, {})  #! created
    N.info(ctx, f'{Topic.DELETED}.now', {})  #! gone.now
    N.info(ctx, Topic.REMOVED.name.lower(), {})  #! deleted
    tell(ctx, Topic('gone'))  #! topic.gone
    tell(ctx, Topic['CREATED'])  #! topic.created

# run: import asyncio; asyncio.run(send(ctx))
