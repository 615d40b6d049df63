from callbacks import same
from callbacks.same import NOTIFIER


def notify(ctx, what):
    NOTIFIER.info(ctx, 'across.%s' % what, {})


def run(ctx):
    same.guarded(NOTIFIER.info, ctx, 'order.far', {})  # NTF101 order.far
    same.guarded(notify, ctx, 'x')  # NTF101 across.x
    same.guarded(same.notify, ctx, 'y')  # NTF101 wrapped.y
