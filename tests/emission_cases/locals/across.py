from locals import same


def run(ctx):
    what = 'across'
    same.notify(ctx, what)  # NTF101 order.across
