import lambdas.same as m
from lambdas.same import notify as n

o = m.notify


def run(ctx):
    n(ctx, 'a')  # NTF101 order.a
    o(ctx, 'b')  # NTF101 order.b
