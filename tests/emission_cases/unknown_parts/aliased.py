from unknown_parts.same import CONF as C, notify as n


def run(ctx):
    n(ctx, C.what)
    n(ctx, 'c.%s' % C.what)  # NTF102 order.c.*
