from oslo_messaging import *

OUT = Notifier(None)


def run(ctx):
    OUT.info(ctx, 'order.same', {})  # NTF101 order.same
    print(ctx, 'not.one', {})
