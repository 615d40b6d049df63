import str_format.same as orders
from str_format.same import TEMPLATE as LAYOUT, notify as tell

shout = orders.notify


def run(ctx):
    orders.notify(ctx, 'one')  # NTF101 order.one
    tell(ctx, LAYOUT.format('two', action='3'))  # NTF101 order.two.3
    shout(ctx, 'three')  # NTF101 order.three
