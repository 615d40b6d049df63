import functools

import named_argument.bus as b
from named_argument.bus import publish as p

say = b.publish
later = functools.partial(p, {}, event='order.partial')


def run(ctx):
    p({}, event='order.p')  # NTF101 order.p
    say({}, event='order.say')  # NTF101 order.say
    later()  # NTF101 order.partial
