import oslo_messaging

KIND = 'plain'
n = oslo_messaging.Notifier(None)


def create(ctx):
    n.info(ctx, KIND + '.create', {})  #! plain.create special.create


def special(ctx):
    global KIND
    before = KIND
    KIND = 'special'
    try:
        create(ctx)
    finally:
        KIND = before

# run: create(ctx); special(ctx)
