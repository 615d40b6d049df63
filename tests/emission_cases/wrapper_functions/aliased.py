import wrapper_functions.same as w
from wrapper_functions.same import about as tell
from .same import notify as relative

Alias = w.notify
Further = Alias


class Holder:
    say = staticmethod(w.about)


def run(ctx):
    w.notify(ctx, 'a')  # NTF101 order.a
    tell(ctx, 'order.b')  # NTF101 order.b
    Alias(ctx, 'c')  # NTF101 order.c
    Further(ctx, 'd')  # NTF101 order.d
    Holder.say(ctx, 'order.e')  # NTF101 order.e
    Holder().say(ctx, 'order.f')  # NTF101 order.f
    relative(ctx, 'g')  # NTF101 order.g
    local = tell
    local(ctx, 'order.h')  # NTF101 order.h
