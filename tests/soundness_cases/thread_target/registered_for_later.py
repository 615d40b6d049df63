import atexit
import weakref

import eventlet

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Sender:
    @staticmethod
    def tell(ctx, event):
        N.info(ctx, event, {})

    @classmethod
    def both(cls, ctx, first, second):
        cls.tell(ctx, first + '.' + second)


def go(ctx, owner):
    atexit.register(Sender.tell, ctx, 'order.exit')  #! order.exit
    weakref.finalize(owner, Sender.both, ctx, 'order', 'final')  #! order.final
    eventlet.spawn_n(Sender.tell, ctx, event='order.green')  #! order.green
    eventlet.spawn(print, ctx, 'order.printed')

# later: go(ctx, Sender())
