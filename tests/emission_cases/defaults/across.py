from defaults import same


def run(ctx):
    same.notify(ctx)  # NTF101 order.create
    same.by_bus(ctx, 'far')  # NTF101 bus.far NTF101 method.far
