import oslo_messaging

N = oslo_messaging.Notifier(None)


def go(ctx):
    parts = ['one', 'two']
    parts.extend(parts)
    N.info(ctx, '.'.join(parts), {})  #! one.two.one.two

# run: go(ctx)
