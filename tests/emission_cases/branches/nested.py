from branches import same


def outer(ctx, what, ok):
    inner(ctx, what if ok else 'not')  # NTF101 order.in.not


def inner(ctx, what):
    same.tell(ctx, 'in.' + what)


def run(ctx):
    outer(ctx, 'down', True)  # NTF101 order.in.down
