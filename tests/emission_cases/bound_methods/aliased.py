import bound_methods.same as b
from bound_methods.same import send as s

t = b.NOTIFIER.info
u = t


def run(ctx):
    s(ctx, 'order.s', {})  # NTF101 order.s
    t(ctx, 'order.t', {})  # NTF101 order.t
    u(ctx, 'order.u', {})  # NTF101 order.u
