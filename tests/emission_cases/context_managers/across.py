from context_managers import same
from context_managers.same import Notified


def run(ctx):
    with same.notified(ctx, 'a'):  # NTF101 order.a.start NTF101 order.a.error NTF101 order.a.end
        with Notified(ctx, action='b'):  # NTF101 class.b.start NTF101 class.b.end
            ctx.go()
