from star_imports.bus import *


@told
def run(ctx):
    BUS.info(ctx, 'order.across', {})  # NTF101 order.across
    notify(ctx, 'a')  # NTF101 order.a
