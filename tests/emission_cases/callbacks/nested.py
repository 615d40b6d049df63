from callbacks import same


def outer(function, *args):
    inner(function, *args)


def inner(method, *args):
    same.guarded(method, *args)


def run(ctx):
    outer(same.NOTIFIER.info, ctx, 'order.deep', {})  # NTF101 order.deep
    outer(same.notify, ctx, 'down')  # NTF101 wrapped.down
