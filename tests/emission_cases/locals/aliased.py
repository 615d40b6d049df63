from locals.same import notify as tell


def run(ctx):
    say = tell
    what = 'aliased'
    also = what
    say(ctx, also)  # NTF101 order.aliased
