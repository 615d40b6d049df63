import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, text, some):
    kind, event = None, 'order.whole'
    parts = text.split('.')
    try:
        kind, event = parts
    except ValueError:
        N.info(ctx, event, {'kind': kind})  #! order.whole
    pair = [part for part in text]
    try:
        first, second = pair
    except ValueError:
        N.info(ctx, 'pair.not', {})  #! pair.not
    try:
        first, *rest = pair
    except ValueError:
        N.info(ctx, 'pair.empty', {})  #! pair.empty
    three = (1, 2, 3) if some else (1, 2)
    try:
        first, second, third = three
    except ValueError:
        N.info(ctx, 'three.not', {})  #! three.not


# run: [send(ctx, *each) for each in (('', False), ('a.b', True), ('ab', False))]
