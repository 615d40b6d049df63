import oslo_messaging

N = oslo_messaging.Notifier(None)


def switch(ctx):
    state = 'off'

    def tell():
        N.info(ctx, 'lamp.' + state, {})  #! lamp.off lamp.on

    def turn():
        nonlocal state
        state = 'on'

    return tell, turn


def main(ctx):
    tell, turn = switch(ctx)
    tell()
    turn()
    tell()

# run: main(None)
