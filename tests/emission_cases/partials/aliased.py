import functools as f

import partials.same as p
from partials.same import notify as n, started as s

Mine = f.partial(n, kind='mine')
Other = p.about_order


def run(ctx):
    Mine(ctx, suffix='a')  # NTF101 mine.a
    Other(ctx, suffix='b')  # NTF101 order.b
    s(ctx, 'c')  # NTF101 c.start
