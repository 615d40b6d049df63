import collections

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Collector:
    def collect(self, kinds):
        kinds.appendleft('first')
        self._more(kinds)

    @staticmethod
    def _more(kinds):
        kinds.extend(['last'])


async def run(ctx, collector: Collector):
    kinds = collections.deque(['middle'])
    collector.collect(kinds)
    N.info(ctx, '.'.join(kinds), {})  #! first.middle.last

# run: import asyncio; asyncio.run(run(ctx, Collector()))
