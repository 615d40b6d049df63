from locals import same


def outer(ctx, what):
    longer = 'deep.' + what
    inner(ctx, longer)


def inner(ctx, what):
    longest = 'very.' + what
    same.notify(ctx, longest)


def run(ctx):
    outer(ctx, 'down')  # NTF101 order.very.deep.down
