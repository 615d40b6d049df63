import oslo_messaging

def attempt(n, ctx, number):
    try:
        if number < 2:
            raise OSError(number)
        return 'got.' + str(number)
    except OSError:
        n.info(ctx, f'failed.{number}', {})
        raise
    finally:
        if number == 0:
            return 'gave.up'


def go(ctx):
    n = oslo_messaging.Notifier(None)
    for number in (0, 1, 2):
        try:
            n.info(ctx, attempt(n, ctx, number), {})  #! failed.0 failed.1 gave.up got.2
        except OSError:
            n.info(ctx, f'raised.{number}', {})  #! raised.1

# run: go(ctx)
