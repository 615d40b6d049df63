"""What callers pass decides whether something is sent."""

from wrappers_under_tests import service


def tell(context, topic):
    service.OrderNotification(topic=topic, level='info', host='h', payload=service.OrderPayload()).emit(context)


def tell_if(context, mode, topic):
    if mode == 'on':
        tell(context, topic)


def tell_unless(context, is_quiet, topic):
    if is_quiet:
        return
    tell(context, topic)


def tell_state(context, state):
    tell(context, 'order.on' if state == 'ON' else 'order.off')


def tell_changed(context, topic):
    topic = 'order.' + topic
    tell(context, topic)


def outer(context, mode, topic):
    tell_if(context, mode, topic)


def run(context, orders):
    tell_if(context, 'off', 'order.never')
    tell_if(context, 'on', 'order.create')
    outer(context, 'off', 'order.not')
    outer(context, 'on', 'order.delete')
    tell_unless(context, True, 'order.silent')
    tell_unless(context, False, 'order.loud')
    tell_changed(context, 'changed')
    tell_state(context, 'ON')
    for order in orders:
        tell_if(context, order.mode, 'order.perhaps')
