from defaults.same import KIND as K, notify as n


def again(ctx, what=K):
    n(ctx, kind=what, suffix='again')


def run(ctx):
    n(ctx)  # NTF101 order.create
    again(ctx)  # NTF101 order.again
