import oslo_messaging

N = oslo_messaging.Notifier(None)
OUTLETS = [N, oslo_messaging.Notifier(None)]


def run(ctx, seen):
    first, *others = OUTLETS
    seen.add('first')
    first.info(ctx, 'first.out', {})  #! first.out
    send = others[0].info
    send(ctx, 'other.out', {})  #! other.out

# run: run(ctx, set())
