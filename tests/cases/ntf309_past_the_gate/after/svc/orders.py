from svc import base, fields, sending, switch


@base.ServiceObjectRegistry.register
class OrderPayload(base.NotificationPayloadBase):  # NTF204: ...
    VERSION = '1.0'
    fields = {
        'id': fields.UUIDField(),
    }

    def __init__(self, order):
        super().__init__()
        self.id = order.id


@base.ServiceObjectRegistry.register
class OrderNotification(sending.NotificationBase):  # NTF204: ...
    VERSION = '1.0'
    fields = {'payload': fields.ObjectField('OrderPayload')}


def send(context, order, topic):
    payload = OrderPayload(order)
    OrderNotification(topic=topic, level='info', payload=payload).emit(context)


def create(context, order):
    if switch.is_on():
        send(context, order, 'create')


def delete(context, order):
    if not switch.is_on():
        return
    send(context, order, 'delete')


def pay(context, order):
    send(context, order, 'pay')  # NTF309: 'order.pay' is sent as a 'OrderNotification' past the project's own gate: ask svc.switch.is_on first


# Whoever calls it has asked.
def _ship(context, order):
    send(context, order, 'ship')


def ship(context, order):
    if switch.is_on():
        _ship(context, order)


def ship_later(context, order):
    if order.is_paid and switch.is_on():
        _ship(context, order)


# Somebody has not.
def _lose(context, order):
    send(context, order, 'lose')  # NTF309: 'order.lose' is sent as a 'OrderNotification' past the project's own gate: ask svc.switch.is_on first


def lose(context, order):
    if switch.is_on():
        _lose(context, order)


def lose_at_once(context, order):
    _lose(context, order)
