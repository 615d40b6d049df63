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
        n.info(ctx, kind + '.after', {})
    for kind in ('c', 'd'):
        try:
            n.info(ctx, kind + '.first', {})  #! c.first d.first
            break
        finally:
            if kind == 'c':
                continue
            n.info(ctx, kind + '.last', {})  #! d.last

# run: go(ctx)
