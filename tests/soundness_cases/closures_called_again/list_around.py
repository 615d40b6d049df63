import oslo_messaging

N = oslo_messaging.Notifier(None)


def counter():
    n = [0]

    def step(ctx):
        n[0] += 1
        N.info(ctx, f'count.{n[0]}', {})  #! count.1 count.2

    return step


def main(ctx):
    c = counter()
    c(ctx)
    c(ctx)

# run: main(None)
