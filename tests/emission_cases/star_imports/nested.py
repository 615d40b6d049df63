try:
    from star_imports.everything import *
except ImportError:
    BUS = None


def run(ctx):
    if BUS is not None:
        BUS.info(ctx, 'order.nested', {})  # NTF101 order.nested
    notify(ctx, 'c')  # NTF101 order.c
