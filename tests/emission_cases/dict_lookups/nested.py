from dict_lookups import same

NAMES = {1: 'create', 2: 'delete'}


def outer(ctx, number):
    inner(ctx, NAMES[number])


def inner(ctx, kind):
    same.notify(ctx, kind, 'deep')  # NTF101 order.create.deep NTF101 order.delete.deep


def run(ctx):
    outer(ctx, 1)
