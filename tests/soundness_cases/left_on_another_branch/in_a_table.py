import oslo_messaging

N = oslo_messaging.Notifier(None)

STATE = {'k': 'a'}


def run(ctx, flag):
    if flag:
        STATE['k'] = 'x'
    else:
        N.info(ctx, STATE['k'], {})  #! a x

# run: run(ctx, False), run(ctx, True), run(ctx, False)
