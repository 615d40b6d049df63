import oslo_messaging


class Root:
    def __init__(self):
        self.notifier = oslo_messaging.Notifier(None)

    def name(self):
        return 'root'

    def go(self, ctx):
        self.notifier.info(ctx, self.name(), {})  #! left.right.root left.root right.root root


class Left(Root):
    def name(self):
        return 'left.' + super().name()


class Right(Root):
    def name(self):
        return 'right.' + super().name()


class Both(Left, Right):
    pass

# run: Root().go(ctx); Left().go(ctx); Right().go(ctx); Both().go(ctx)
