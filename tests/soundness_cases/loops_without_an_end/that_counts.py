import asyncio

import oslo_messaging

N = oslo_messaging.Notifier(None)


async def beat(source):
    failures = 0
    while True:
        try:
            await source()
            N.info({}, 'beat.fine' if not failures else 'beat.again', {})  #! beat.fine beat.again
            failures = 0
        except OSError:
            failures += 1
            await asyncio.sleep(0)
            if failures > 1:
                N.info({}, 'beat.late', {})  #! beat.late


def go(outcomes):
    async def source():
        if not outcomes:
            raise SystemExit
        if outcomes.pop():
            raise OSError

    try:
        asyncio.run(beat(source))
    except SystemExit:
        pass

# run: go([1, 1, 0, 1, 0])
# run: go([0, 1, 1, 0])
