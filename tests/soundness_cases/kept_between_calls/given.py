import oslo_messaging

N = oslo_messaging.Notifier(None)


def counter():
    count = 0

    def step():
        nonlocal count
        count += 1
        return 'n' + str(count)
    return step


tick = counter()


def run(ctx):
    N.info(ctx, 'order.' + tick(), {})  #! order.n*

# run: run(ctx), run(ctx), run(ctx)
