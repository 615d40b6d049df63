def last(event_notifier, ctx, what):
    event_notifier.info(ctx, 'last.' + what, {})


def first(notifier, ctx, log):
    last(notifier, ctx, 'first')  #! last.first
    log.info(ctx, 'order.logged', {})


class Text:
    def info(self, *texts):
        return texts


def words(notifier, ctx):
    notifier.info(ctx, 'order.words', {})


words(Text(), None)
words(notifier=Text(), ctx={})

# run: import oslo_messaging; first(oslo_messaging.Notifier(None), ctx, Text())
