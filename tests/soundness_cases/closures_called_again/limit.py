import oslo_messaging

N = oslo_messaging.Notifier(None)


def limited(most):
    used = 0

    def tell(ctx, what):
        nonlocal used
        used += 1
        if used > most:
            N.info(ctx, 'limit.' + what, {})
        else:
            N.info(ctx, 'told.' + what, {})

    return tell


def main(ctx):
    tell = limited(1)
    tell(ctx, 'a')  #! told.a
    tell(ctx, 'b')  #! limit.b

# run: main(None)
