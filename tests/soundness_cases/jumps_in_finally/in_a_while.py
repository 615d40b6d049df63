import oslo_messaging

def go(ctx):
    n = oslo_messaging.Notifier(None)
    left = ['a', 'b', 'c']
    while left:
        name = left.pop(0)
        try:
            if name == 'b':
                raise KeyError(name)
            n.info(ctx, name + '.fine', {})  #! a.fine c.fine
        finally:
            if name != 'c':
                continue
            n.info(ctx, name + '.last', {})  #! c.last

# run: go(ctx)
