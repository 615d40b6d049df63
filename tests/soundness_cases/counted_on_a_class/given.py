import oslo_messaging

N = oslo_messaging.Notifier(None)


class Counter:
    n = 0


def run(ctx):
    Counter.n += 1
    N.info(ctx, f'order.{Counter.n}', {})  #! order.1 order.2 order.*

# run: [run(ctx) for _ in range(4)]
