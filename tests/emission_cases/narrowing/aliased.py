from narrowing.same import early as e, guarded as g


def run(ctx):
    e(ctx, 'quiet')
    e(ctx, 'other')  # NTF101 early.other
    g(ctx, 'b')  # NTF101 guarded.b
    g(ctx, 'd')
