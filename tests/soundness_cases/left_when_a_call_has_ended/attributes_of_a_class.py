import oslo_messaging

N = oslo_messaging.Notifier(None)

class Shop:
    kind = 'none'
    phase = 'off'

    @classmethod
    def enter(cls, kind, phase):
        cls.kind = kind
        cls.phase = phase


def run(ctx, is_open):
    N.info(ctx, Shop.kind + '.' + Shop.phase, {})  #! none.off order.on part.out
    Shop.enter('busy', 'in')
    if is_open:
        Shop.enter('order', 'on')
    else:
        Shop.enter('part', 'out')

# run: run(ctx, True), run(ctx, False), run(ctx, True)
