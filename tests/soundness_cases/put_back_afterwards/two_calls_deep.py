import oslo_messaging

MODE = 'normal'
n = oslo_messaging.Notifier(None)


def send(ctx):
    n.info(ctx, 'mode.' + MODE, {})  #! mode.dry mode.normal


def step(ctx):
    send(ctx)


def dry(ctx):
    global MODE
    MODE = 'dry'
    try:
        step(ctx)
    finally:
        MODE = 'normal'

# run: send(ctx); dry(ctx)
