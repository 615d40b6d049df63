from percent import same


def run(ctx):
    same.notify(ctx, 'across')  # NTF101 order.across
    same.notify(ctx, '%s.%s' % ('a', 'b'))  # NTF101 order.a.b
