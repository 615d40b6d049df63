import oslo_messaging


class Telling:
    def tell(self, ctx, event_type):
        oslo_messaging.Notifier(None).info(ctx, event_type, {})


class Plain:
    def tell(self, ctx, event_type):
        """Nobody is told."""

    def close(self, ctx):
        self.tell(ctx, 'plain.closed')  #! plain.closed


class One(Telling, Plain):
    pass


class Other(Telling, Plain):
    pass

# run: One().close(ctx); Other().close(ctx)
