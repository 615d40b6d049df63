import oslo_messaging

N = oslo_messaging.Notifier(None)

COUNT = 0
NAME = 'x'


def tell(ctx):
    global COUNT
    COUNT += 1
    N.info(ctx, f'sent.{COUNT}', {})  #! sent.* sent.1 sent.2


def grow(ctx):
    global NAME
    NAME = NAME + 'y'
    N.info(ctx, 'name.' + NAME, {})  #! name.*y name.xy name.xyy

# run: [(tell(ctx), grow(ctx)) for _ in range(4)]
