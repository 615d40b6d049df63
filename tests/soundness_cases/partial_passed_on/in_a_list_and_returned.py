import functools

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Hooks:
    @staticmethod
    def publish(ctx, event):
        N.info(ctx, 'hook.' + event, {})

    @classmethod
    def for_event(cls, event):
        return functools.partial(cls.publish, event=event)


def run(ctx, later):
    later([functools.partial(Hooks.publish, ctx, 'listed')])  #! hook.listed
    [each(ctx) for each in [functools.partial(Hooks.publish, event='in.loop')]]  #! hook.in.loop
    later(Hooks.for_event('returned'))  #! hook.returned

# later: run(ctx, lambda f: [each() for each in f] if isinstance(f, list) else f(ctx))
