import context_managers.same as cm
from context_managers.same import Notified as N, notified as n


def run(ctx):
    with n(ctx, 'a'), N(ctx, 'b'):  # NTF101 order.a.start NTF101 order.a.error NTF101 order.a.end NTF101 class.b.start NTF101 class.b.end
        ctx.go()
    manager = cm.notified(ctx, 'c')  # NTF101 order.c.start NTF101 order.c.error NTF101 order.c.end
    with manager:
        ctx.go()
