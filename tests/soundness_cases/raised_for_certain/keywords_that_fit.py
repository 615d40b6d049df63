import oslo_messaging

N = oslo_messaging.Notifier(None)


def glue(*parts, sep='.'):
    return sep.join(parts)


def go(ctx):
    try:
        text = glue('a', 'b', sep='-')
    except KeyError:
        text = 'never'
        N.info(ctx, 'glue.failed', {})
    N.info(ctx, 'glued.' + text, {})  #! glued.a-b

# run: go(ctx)
