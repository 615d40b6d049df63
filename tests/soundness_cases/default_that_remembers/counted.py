import oslo_messaging

N = oslo_messaging.Notifier(None)


def number(counts={'n': 0}):
    counts['n'] += 1
    return counts['n']


def run(ctx):
    N.info(ctx, f'order.{number()}', {})  #! order.1 order.2 order.*

# run: run(ctx), run(ctx), run(ctx)
