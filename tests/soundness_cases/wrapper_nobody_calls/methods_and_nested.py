import functools

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Manager:
    def tell(self, ctx, event, phase='start'):
        N.info(ctx, event + '.' + phase, {})

    @staticmethod
    async def later(ctx, **kwargs):
        N.info(ctx, kwargs['event'], {})

    def outer(self, ctx, what):
        self.tell(ctx, 'outer.' + what)

    @classmethod
    def notified(cls, event):
        def decorator(f):
            @functools.wraps(f)
            def inner(ctx):
                N.info(ctx, 'decorated.' + event, {})
                return f(ctx)
            return inner
        return decorator
