import oslo_messaging

N = oslo_messaging.Notifier(None)
HANDLERS = {}


def handles(kind, *, event):
    def decorator(function):
        HANDLERS[kind] = (event, function)
        return function
    return decorator


@handles('a', event='stock.made')
def make(ctx):
    return ctx


@handles('b', event='stock.gone')
def remove(ctx):
    N.info(ctx, 'stock.handler', {})  #! stock.handler


def run(ctx, kind):
    event, function = HANDLERS[kind]
    N.info(ctx, event, {})  #! stock.made|* stock.gone|*
    function(ctx)

# run: run(ctx, 'a'); run(ctx, 'b')
