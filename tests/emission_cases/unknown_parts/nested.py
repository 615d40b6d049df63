from unknown_parts import same


def outer(ctx, what, order):
    same.notify(ctx, '%s.%s' % (what, order.state))


def run(ctx, order):
    outer(ctx, 'x', order)  # NTF102 order.x.*
