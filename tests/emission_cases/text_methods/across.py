from text_methods import same


def run(ctx):
    same.notify(ctx, same.KIND)  # NTF101 order.order
