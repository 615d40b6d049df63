import contextvars
import threading

from svc import rpc

EVENT = contextvars.ContextVar('EVENT', default='order.default')
LOCAL = threading.local()


def tell(context):
    rpc.get_notifier('o').info(context, EVENT.get(), {})


def tell_local(context):
    rpc.get_notifier('o').info(context, getattr(LOCAL, 'event', 'order.nolocal'), {})


def refund(context):
    tell(context)
    token = EVENT.set('order.set')
    tell(context)
    EVENT.reset(token)
    tell_local(context)
    LOCAL.event = 'order.local'
    tell_local(context)
    contextvars.copy_context().run(tell, context)
