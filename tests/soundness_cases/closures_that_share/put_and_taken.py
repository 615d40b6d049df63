import oslo_messaging

N = oslo_messaging.Notifier(None)


def stack():
    held = []
    return held.append, held.pop


def go(ctx):
    push, pull = stack()
    push('one')
    push('two')
    N.info(ctx, 'pulled.' + pull(), {})  #! pulled.two
    N.info(ctx, 'pulled.' + pull(), {})  #! pulled.one

# run: go(ctx)
