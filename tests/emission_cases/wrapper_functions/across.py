import wrapper_functions
import wrapper_functions.same
from wrapper_functions import same
from wrapper_functions.same import about, several


def run(ctx):
    same.notify(ctx, 'a')  # NTF101 order.a
    wrapper_functions.same.notify(ctx, 'b')  # NTF101 order.b
    about(ctx, 'order.c')  # NTF101 order.c
    several(  # NTF101 order.d.start NTF101 order.d.end
        ctx,
        'd')
    several(ctx,  # NTF101 order.e.start NTF101 order.e.end
            'e')


def lines(ctx):
    return [
        about(ctx, 'order.f'),  # NTF101 order.f
        (about(ctx, 'order.g')),  # NTF101 order.g
    ]
