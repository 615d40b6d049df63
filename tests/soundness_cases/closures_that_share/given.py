import oslo_messaging

N = oslo_messaging.Notifier(None)


def counter():
    count = 0
    names = []

    def step(name):
        nonlocal count
        count += 1
        names.append(name)
        return '%d.%s' % (count, '-'.join(names))

    def reset():
        nonlocal count
        count = 10
        names.clear()

    return step, reset


def go(ctx):
    step, reset = counter()
    N.info(ctx, step('a'), {})  #! 1.a
    reset()
    N.info(ctx, step('b'), {})  #! 11.b

# run: go(ctx)
