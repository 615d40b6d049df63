import star_imports.everything as all_of_it
from star_imports import everything
from star_imports.everything import BUS as OTHER


def run(ctx):
    OTHER.info(ctx, 'order.aliased', {})  # NTF101 order.aliased
    everything.notify(ctx, 'b')  # NTF101 order.b
    all_of_it.BUS.info(ctx, 'order.all', {})  # NTF101 order.all
