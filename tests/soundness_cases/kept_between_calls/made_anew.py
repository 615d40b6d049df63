import oslo_messaging

N = oslo_messaging.Notifier(None)


def counter():
    count = 0

    def step():
        nonlocal count
        count += 1
        return 'n' + str(count)
    return step


def run(ctx):
    tick = counter()
    tick()
    N.info(ctx, 'order.' + tick(), {})  #! order.n2
    N.info(ctx, 'other.' + counter()(), {})  #! other.n1

# run: run(ctx), run(ctx)
