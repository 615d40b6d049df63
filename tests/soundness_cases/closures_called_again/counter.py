import oslo_messaging

N = oslo_messaging.Notifier(None)


def counter(ctx):
    n = 0

    def step():
        nonlocal n
        n += 1
        N.info(ctx, f'count.{n}', {})  #! count.* count.1 count.2

    return step


def main(ctx):
    c = counter(ctx)
    c()
    c()

# run: main(None)
