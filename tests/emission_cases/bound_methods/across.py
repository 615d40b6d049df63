from bound_methods import same
from bound_methods.same import METHODS, send


def run(ctx, kind):
    send(ctx, 'order.far', {})  # NTF101 order.far
    same.send(ctx, 'order.farther', {})  # NTF101 order.farther
    METHODS[kind](ctx, 'order.kind', {})  # NTF101 order.kind
    same.notify(ctx, 'c', 'warn')  # NTF101 order.c
