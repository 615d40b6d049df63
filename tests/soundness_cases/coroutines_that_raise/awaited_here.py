import asyncio

from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


async def stop():
    NOTIFIER.info({}, 'stop.begun', {})  #! stop.begun
    raise RuntimeError


async def main():
    try:
        await stop()
        NOTIFIER.info({}, 'stop.never', {})
    except RuntimeError:
        NOTIFIER.error({}, 'stop.failed', {})  #! stop.failed


def go():
    asyncio.run(main())

# run: go()
