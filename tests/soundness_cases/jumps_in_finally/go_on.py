import oslo_messaging

def go(ctx):
    n = oslo_messaging.Notifier(None)
    for kind in ('a', 'b'):
        try:
            if kind == 'a':
                raise ValueError
            n.info(ctx, kind + '.try', {})  #! b.try
        finally:
            continue

# run: go(ctx)
