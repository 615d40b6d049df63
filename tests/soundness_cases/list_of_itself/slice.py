import oslo_messaging

N = oslo_messaging.Notifier(None)


def go(ctx):
    parts = ['one', 'two']
    parts[:0] = parts
    parts.extend(iter(['end']))
    N.info(ctx, '.'.join(parts), {})  #! one.two.one.two.end

# run: go(ctx)
