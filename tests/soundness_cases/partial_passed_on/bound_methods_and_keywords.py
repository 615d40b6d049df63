import functools

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Manager:
    prefix = 'managed'

    def publish(self, ctx, event, phase='end'):
        N.info(ctx, f'{self.prefix}.{event}.{phase}', {})

    def save(self, session, ctx):
        session.on_commit(functools.partial(self.publish, ctx, 'saved'))  #! managed.saved.end
        session.after(functools.partial(self.publish, event='x', phase='y'), ctx=ctx)  #! managed.x.y
        session.after(functools.partial(N.info, event_type='order.direct', payload={}), ctx=ctx)  #! order.direct

# later: Manager().save(ns(on_commit=lambda f: f(), after=lambda f, ctx: f(ctx)), ctx)
