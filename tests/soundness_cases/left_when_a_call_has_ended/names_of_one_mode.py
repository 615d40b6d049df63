import oslo_messaging

N = oslo_messaging.Notifier(None)

MODE = 'a'
EVENT = 'mode.a'


def switch():
    global MODE, EVENT
    MODE = 'b'
    EVENT = 'mode.b'


def run(ctx):
    if MODE == 'a':
        N.info(ctx, EVENT + '.x', {})  #! mode.a.x
    else:
        N.info(ctx, EVENT + '.y', {})  #! mode.b.y

# run: run(ctx), switch(), run(ctx)
