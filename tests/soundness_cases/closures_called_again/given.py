import oslo_messaging

N = oslo_messaging.Notifier(None)


def counter():
    n = 'a'

    def step(ctx):
        nonlocal n
        N.info(ctx, f'count.{n}', {})  #! count.a count.b
        n = 'b'

    return step


def main(ctx):
    c = counter()
    c(ctx)
    c(ctx)

# run: main(None)
