from keyword_arguments import same


def outer(*args, **kwargs):
    inner(*args, **kwargs)


def inner(*args, **kwargs):
    same.both(*args, **kwargs)


def run(ctx):
    outer(ctx, 'order.x', {})  # NTF101 order.x
    outer(ctx, payload={}, event_type='order.y')  # NTF101 order.y
