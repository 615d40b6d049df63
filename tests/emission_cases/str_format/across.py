from str_format import same


def run(ctx):
    same.notify(ctx, 'across')  # NTF101 order.across
    same.notify(ctx, same.TEMPLATE.format('x', action='y'))  # NTF101 order.x.y
