from fstring import same


def run(ctx, what):
    same.notify(ctx, 'across')  # NTF101 order.across
    same.notify(ctx, f'{1 + 1}')  # NTF101 order.2
