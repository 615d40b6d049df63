import callbacks.same as c
from callbacks.same import guarded as g, notify as n

h = c.guarded


def run(ctx):
    g(n, ctx, 'a')  # NTF101 wrapped.a
    h(c.NOTIFIER.info, ctx, 'order.h', {})  # NTF101 order.h
