from plus_and_join import same


def run(ctx):
    same.notify(ctx, 'across')  # NTF101 order.across
    same.joined(ctx, '.'.join(same.PARTS))  # NTF101 order.order.parts
