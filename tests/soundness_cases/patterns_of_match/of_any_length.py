import oslo_messaging

N = oslo_messaging.Notifier(None)


def report(ctx, words):
    first, rest = 'old', ['older']
    match words:
        case [first, *rest]:
            N.info(ctx, f'order.{first}', {})  #! order.paid
            N.info(ctx, f'order.{rest[0]}', {})  #! order.*


def go(ctx):
    report(ctx, ['paid', *ctx.words])

# run: go(ns(words=['sent']))
