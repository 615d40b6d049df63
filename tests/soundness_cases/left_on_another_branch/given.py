import oslo_messaging

N = oslo_messaging.Notifier(None)

STATE = ['a']


def run(ctx, flag):
    if flag:
        STATE.append('x')
    else:
        N.info(ctx, '.'.join(STATE), {})  #! a a.x a.*

# run: run(ctx, False), run(ctx, True), run(ctx, False)

