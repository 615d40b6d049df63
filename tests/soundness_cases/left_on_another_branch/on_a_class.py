import oslo_messaging

N = oslo_messaging.Notifier(None)

class S:
    state = 'a'


def run(ctx, flag):
    if flag:
        S.state = 'x'
    else:
        N.info(ctx, S.state, {})  #! a x

# run: run(ctx, False), run(ctx, True), run(ctx, False)
