from narrowing import same


def outer(ctx, kind):
    if kind != 'hidden':
        inner(ctx, kind)


def inner(ctx, kind):
    same.early(ctx, kind)


def run(ctx):
    outer(ctx, 'hidden')
    outer(ctx, 'quiet')
    outer(ctx, 'open')  # NTF101 early.open
