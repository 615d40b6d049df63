import origins.rpc as r
from origins.rpc import get_bus as g

make = r.get_bus
quick = g()


def run(ctx):
    make().info(ctx, 'order.make', {})  # NTF101 order.make
    quick.info(ctx, 'order.quick', {})  # NTF101 order.quick
    x = y = g()
    y.info(ctx, 'order.y', {})  # NTF101 order.y
    with_it = (r.BUS or g())
    with_it.info(ctx, 'order.or', {})  # NTF101 order.or
