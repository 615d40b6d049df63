import oslo_messaging

N = oslo_messaging.Notifier(None)


def same(what):
    return what


class Names:
    @staticmethod
    def first(*what):
        return what[0]


def send(ctx, which):
    one, two = ['order'], ['cart']
    same(one).append('given')
    Names.first(two, one).append('first')
    N.info(ctx, '.'.join(one), {})  #! order.given
    N.info(ctx, '.'.join(two), {})  #! cart.first
    chosen = one if which else two
    chosen.append('chosen')
    N.info(ctx, '.'.join(chosen), {})  #! order.given.chosen cart.first.chosen

# run: [send(ctx, which) for which in (False, True)]
