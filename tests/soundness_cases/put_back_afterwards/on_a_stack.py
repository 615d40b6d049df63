import oslo_messaging

KINDS = ['plain']
n = oslo_messaging.Notifier(None)


def create(ctx):
    n.info(ctx, KINDS[-1] + '.create', {})  #! plain.create special.create


def special(ctx):
    KINDS.append('special')
    try:
        create(ctx)
    finally:
        KINDS.pop()

# run: create(ctx); special(ctx)
