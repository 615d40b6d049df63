import asyncio

from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


async def poll(fails):
    if fails:
        NOTIFIER.error({}, 'poll.refused', {})  #! poll.refused
        raise ConnectionError
    return 'poll.ok'


def go(fails):
    try:
        event_type = asyncio.run(poll(fails))
    except ConnectionError:
        event_type = 'poll.lost'
    NOTIFIER.info({}, event_type, {})  #! poll.lost poll.ok

# run: go(True); go(False)
