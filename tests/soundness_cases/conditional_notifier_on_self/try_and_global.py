import oslo_messaging

OUT = None


def init(conf):
    global OUT
    if conf:
        OUT = oslo_messaging.Notifier(None)


class Mixin:
    def tell(self, ctx, phase):
        self.out.info(ctx, self.PREFIX + phase, {})


class One(Mixin):
    PREFIX = 'one.'

    def __init__(self):
        try:
            self.out = oslo_messaging.Notifier(None)
        except RuntimeError:
            self.out = None

    def go(self, ctx):
        self.tell(ctx, 'gone')  #! one.gone


class Two(Mixin):
    PREFIX = 'two.'

    def __init__(self):
        self.out = OUT

    def go(self, ctx):
        self.tell(ctx, 'went')  #! two.went

# run: One().go(ctx); init(True); Two().go(ctx)
