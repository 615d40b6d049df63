from fstring import same


def outer(ctx, what):
    inner(ctx, f'deep.{what}')


def inner(ctx, what):
    same.notify(ctx, f'very.{what}')


def run(ctx):
    outer(ctx, 'down')  # NTF101 order.very.deep.down
