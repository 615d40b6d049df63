import plus_and_join.same as orders
from plus_and_join.same import PREFIX as LEAD, joined as tell

shout = orders.notify


def run(ctx):
    orders.notify(ctx, 'one')  # NTF101 order.one
    tell(ctx, LEAD + 'two')  # NTF101 order.order.two
    shout(ctx, 'three')  # NTF101 order.three
