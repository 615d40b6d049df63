import asyncio

from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


async def stop():
    NOTIFIER.info({}, 'stop.begun', {})  #! stop.begun
    raise RuntimeError


async def main():
    stopping = stop()
    NOTIFIER.info({}, 'stop.prepared', {})  #! stop.prepared
    try:
        await stopping
    except RuntimeError:
        NOTIFIER.error({}, 'stop.failed', {})  #! stop.failed


def go():
    asyncio.run(main())

# run: go()
