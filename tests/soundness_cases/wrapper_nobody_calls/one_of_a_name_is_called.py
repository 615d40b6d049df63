import oslo_messaging

N = oslo_messaging.Notifier(None)


class One:
    def tell(self, ctx, event):
        N.info(ctx, 'one.' + event, {})


class Two:
    def tell(self, ctx, event):
        N.info(ctx, 'two.' + event, {})


class Printer:
    def tell(self, ctx, event):
        print(event)


def tell(ctx, event):
    N.info(ctx, 'function.' + event, {})


def run(ctx):
    Two().tell(ctx, 'called')  #! two.called
    Printer().tell(ctx, 'printed')

# run: run(ctx)
