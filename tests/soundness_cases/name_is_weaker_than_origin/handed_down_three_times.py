import oslo_messaging


class Printer:
    def info(self, *args):
        print(*args)


def last(notifier, ctx, event):
    notifier.info(ctx, event, {})


def middle(notifier, ctx):
    last(notifier, ctx, 'order.middle')


def first(ctx, notifier=Printer()):
    middle(notifier, ctx)


def other(out, ctx):
    last(out, ctx, 'order.other')  #! order.other


def main(ctx):
    first(ctx)
    first(ctx, notifier=Printer())
    other(oslo_messaging.Notifier(None), ctx)

# run: main(ctx)
