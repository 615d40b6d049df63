from svc import rpc


def refund(context):
    send = rpc.get_notifier('o').info
    send(context, 'order_refund'.replace('_', '.'), {})
    send(context, 'svc.order.one'.removeprefix('svc.'), {})
    send(context, 'order.two:x'.partition(':')[0], {})
    send(context, 'order-three'.translate(str.maketrans('-', '.')), {})
    send(context, '{a[area]}.{b.__name__}'.format(a={'area': 'order'}, b=refund), {})
    send(context, '{area}.fm'.format_map({'area': 'order'}), {})
    send(context, 'ruof.redro'[::-1], {})
    send(context, 'ORDER.Five'.casefold(), {})
    send(context, str.__add__('order.', 'six'), {})
    send(context, 'order seven'.split()[0] + '.seven', {})
    send(context, '%(a)s.%(b)s' % dict(a='order', b='eight'), {})
    send(context, b'order.nine'.decode(), {})
    send(context, ''.join(c for c in 'o!r!d!e!r.ten' if c != '!'), {})
    send(context, f'{"order":s}.{"eleven":<6}'.rstrip(), {})
