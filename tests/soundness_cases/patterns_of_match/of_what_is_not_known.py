import oslo_messaging

N = oslo_messaging.Notifier(None)


def go(ctx):
    rest = ['old']
    match ctx.words:
        case [_, *rest]:
            N.info(ctx, f'order.{rest[0]}', {})  #! order.*

# run: go(ns(words=['one', 'sent']))
