import oslo_messaging

def go(ctx):
    n = oslo_messaging.Notifier(None)
    it = iter(['a', 'b', 'c'])
    n.info(ctx, next(it), {})  #! a
    n.info(ctx, next(it) + next(it), {})  #! bc
    squares = (f'n{i}' for i in range(3))
    n.info(ctx, next(squares), {})  #! n0
    n.info(ctx, '.'.join(squares), {})  #! n1.n2

# run: go(ctx)
