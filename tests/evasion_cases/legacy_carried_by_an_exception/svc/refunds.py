from svc import rpc


class OrderError(Exception):
    event = 'order.error'

    def __init__(self, message, event=None):
        super().__init__(message)
        if event:
            self.event = event


class RefundFailed(OrderError):
    event = 'order.refund.failed'


def refund(context):
    send = rpc.get_notifier('o').info
    for raised in (OrderError('x'), RefundFailed('x'), OrderError('x', 'order.given')):
        try:
            raise raised
        except OrderError as error:
            send(context, error.event, {})
    try:
        raise ValueError('order.args')
    except ValueError as error:
        send(context, error.args[0], {})
    try:
        raise KeyError('x') from RefundFailed('y')
    except KeyError as error:
        send(context, error.__cause__.event + '.cause', {})
    try:
        raise ExceptionGroup('g', [OrderError('z', 'order.group')])
    except* OrderError as group:
        for each in group.exceptions:
            send(context, each.event, {})
