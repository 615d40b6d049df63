import oslo_messaging

N = oslo_messaging.Notifier(None)
PATH = []


def nested(ctx, n):
    PATH.append(str(n))
    N.info(ctx, '.'.join(PATH), {})  #! 3 3.2 3.2.1 3.2.1.0
    if n:
        nested(ctx, n - 1)
    PATH.pop()


def main(ctx):
    nested(ctx, 3)

# run: main(None)
