import asyncio

from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


async def fetch(name, fails=False):
    if fails:
        NOTIFIER.error({}, 'fetch.failed', {})  #! fetch.failed
        raise OSError
    return name


async def main():
    results = await asyncio.gather(fetch('page'), fetch('file', True), return_exceptions=True)
    for result in results:
        if isinstance(result, OSError):
            NOTIFIER.info({}, 'result.lost', {})  #! result.lost
        else:
            NOTIFIER.info({}, result + '.kept', {})  #! *.kept page.kept


def go():
    asyncio.run(main())

# run: go()
