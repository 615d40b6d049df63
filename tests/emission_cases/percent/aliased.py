import percent.same as orders
from percent.same import notify as tell

shout = orders.notify


def run(ctx):
    orders.notify(ctx, 'one')  # NTF101 order.one
    tell(ctx, 'two')  # NTF101 order.two
    shout(ctx, 'three')  # NTF101 order.three
