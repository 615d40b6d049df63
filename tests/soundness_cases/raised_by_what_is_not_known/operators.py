import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, one, other):
    try:
        part = one / other
    except ZeroDivisionError:
        N.info(ctx, 'part.none', {})  #! part.none
    except TypeError:
        N.info(ctx, 'part.bad', {})  #! part.bad
    else:
        N.info(ctx, 'part.made', {'part': part})  #! part.made
    name = 'order.less'
    try:
        one = -one
    except TypeError:
        name = 'order.nameless'
    N.info(ctx, name, {'less': one})  #! order.less order.nameless


def compare(ctx, one, other):
    try:
        is_less = one < other
    except TypeError:
        N.info(ctx, 'order.none', {})  #! order.none
        return
    N.info(ctx, 'order.less' if is_less else 'order.more', {})  #! order.less order.more

# run: tell(ctx, 1, 0), tell(ctx, 1, 2), compare(ctx, 1, 2), compare(ctx, 2, 1), compare(ctx, 1, '')
# run: tell(ctx, 'x', 'y')
