import kept_on_self.same as k
from kept_on_self.same import Event as E

F = k.Event


def run(ctx):
    E(ctx, 'a').send()  # NTF101 order.a
    F(ctx, 'b').send()  # NTF101 order.b
