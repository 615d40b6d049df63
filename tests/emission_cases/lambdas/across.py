from lambdas import same


def run(ctx):
    same.notify(ctx, 'far')  # NTF101 order.far
    same.Manager().say(ctx, 'off')  # NTF101 kept.off
