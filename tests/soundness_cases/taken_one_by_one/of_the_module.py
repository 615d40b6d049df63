import oslo_messaging

def names(kinds):
    for kind in kinds:
        yield kind


n = oslo_messaging.Notifier(None)
IDS = names(['a', 'b'])


def go(ctx):
    n.info(ctx, 'id.' + next(IDS), {})  #! id.a id.b

# run: go(ctx); go(ctx)
