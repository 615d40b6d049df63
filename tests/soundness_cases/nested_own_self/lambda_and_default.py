import oslo_messaging

N = oslo_messaging.Notifier(None)


class Other:
    def tell(self, ctx, what):
        N.info(ctx, 'other.' + what, {})


class Manager:
    def tell(self, ctx, what):
        N.info(ctx, 'manager.' + what, {})

    def run(self, ctx):
        send = lambda self, what: self.tell(ctx, what)  # noqa: E731
        send(self, 'first')  #! manager.first
        send(Other(), 'second')  #! other.second

        def bound(what, me=self):
            me.tell(ctx, what)

        self = Other()
        bound('third')  #! manager.third
        self.tell(ctx, 'fourth')  #! other.fourth

# run: Manager().run(ctx)
