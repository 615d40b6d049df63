import oslo_messaging

N = oslo_messaging.Notifier(None)


def make(base):
    class Made(base):
        def close(self, ctx):
            N.info(ctx, 'made.closed', {})  #! made.closed

        def open(self, ctx):
            N.info(ctx, self.verb() + '.opened', {})  #! first.opened

        def verb(self):
            return 'first'
    return Made


Class = make(object)


def run(ctx):
    Class().close(ctx)
    Class().open(ctx)

# run: run(ctx)
