from text_methods import same


def outer(ctx, what):
    inner(ctx, what.upper())


def inner(ctx, what):
    same.notify(ctx, 'VERY.' + what)


def run(ctx):
    outer(ctx, 'down')  # NTF101 order.very.down
