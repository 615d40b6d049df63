import oslo_messaging

def go(ctx, key):
    n = oslo_messaging.Notifier(None)
    try:
        if key:
            raise ValueError
        raise LookupError('x')
    except (ValueError, LookupError) as error:
        n.error(ctx, f'error.{type(error).__name__}', {})  #! error.LookupError error.ValueError

# run: go(ctx, 'a')
# run: go(ctx, '')
