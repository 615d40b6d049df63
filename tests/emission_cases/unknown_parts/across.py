from unknown_parts import same


def run(ctx, order):
    same.notify(ctx, 'b.%s' % same.compute())  # NTF102 order.b.*
    same.notify(ctx, order.state + '.end')  # NTF102 order.*.end
