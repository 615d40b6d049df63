import oslo_messaging

N = oslo_messaging.Notifier(None)


def announced():
    """order.announced"""


def plain():
    return None


def send(ctx):
    N.info(ctx, announced.__doc__, {})  #! order.announced|*
    if plain.__doc__:
        N.info(ctx, 'order.documented', {})  #! order.documented
    else:
        N.info(ctx, 'order.undocumented', {})  #! order.undocumented
    N.info(ctx, 'order.after', {})  #! order.after

# run: send(ctx); plain.__doc__ = 'x'; send(ctx)
