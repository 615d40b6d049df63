import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event(dict):
    pass


class Text(str):
    pass


def send(ctx, late):
    event = Event(kind='order.kind') if late else 'order.text'
    N.info(ctx, event, {})  #! * order.text
    N.info(ctx, event['kind'] if late else event, {})  #! order.kind order.text
    N.info(ctx, Text('order.own'), {})  #! order.own

# run: [send(ctx, late) for late in (False, True)]
