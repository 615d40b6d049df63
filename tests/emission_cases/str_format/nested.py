from str_format import same


def outer(ctx, what):
    inner(ctx, 'deep.{}'.format(what))


def inner(ctx, what):
    same.notify(ctx, 'very.{what}'.format(what=what))


def run(ctx):
    outer(ctx, 'down')  # NTF101 order.very.deep.down
