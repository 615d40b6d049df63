class Printer:
    def info(self, ctx, what, body):
        print(what, body)


def run(notifier, ctx):
    notifier.info(ctx, 'order.printed', {})


async def unseen(ctx, *, notifier=None):
    notifier.error(ctx, 'order.unseen', {})  #! order.unseen


def seen(ctx, *, notifier=None):
    notifier.error(ctx, 'order.seen', {})


def main(ctx):
    run(Printer(), ctx)
    seen(ctx, notifier=Printer())

# run: import asyncio, oslo_messaging; Printer.error = Printer.info; main(ctx); asyncio.run(unseen(ctx, notifier=oslo_messaging.Notifier(None)))
