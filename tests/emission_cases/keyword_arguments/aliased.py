import keyword_arguments.same as k
from keyword_arguments.same import star as s

t = k.through


def run(ctx):
    s(ctx, 'order.a', {})  # NTF101 order.a
    t(ctx, action='b')  # NTF101 order.b
