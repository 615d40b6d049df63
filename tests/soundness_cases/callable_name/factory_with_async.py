import functools

import oslo_messaging

N = oslo_messaging.Notifier(None)


def announced(prefix, phase='start'):
    def decorator(f):
        @functools.wraps(f)
        async def inner(self, ctx, *args, **kwargs):
            N.info(ctx, '.'.join([prefix, inner.__name__, phase]), {})
            return await f(self, ctx, *args, **kwargs)
        return inner
    return decorator


class Manager:
    @announced('job')  #! job.sweep.start
    async def sweep(self, ctx):
        pass

    @announced('task', phase='end')  #! task.mop.end
    async def mop(self, ctx):
        pass

# later: import asyncio; asyncio.run(Manager().sweep(ctx)); asyncio.run(Manager().mop(ctx))
