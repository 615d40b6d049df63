from lambdas import same


def run(ctx):
    same.notify(ctx, 'far')  # NTF101 order.far
    same.Manager().say(ctx, 'off')  # NTF101 kept.off


class Keeper:
    def __init__(self, prefix='keeper'):
        self.say = lambda ctx, what: same.NOTIFIER.info(ctx, '%s.%s' % (prefix, what), {})


def keep(ctx):
    Keeper().say(ctx, 'default')  # NTF101 keeper.default
    Keeper('other').say(ctx, 'given')  # NTF101 other.given
