import oslo_messaging

N = oslo_messaging.Notifier(None)

STATE = 'a'


def run(ctx, flag):
    global STATE
    if flag:
        STATE = 'x'
    else:
        N.info(ctx, STATE, {})  #! a x

# run: run(ctx, False), run(ctx, True), run(ctx, False)
