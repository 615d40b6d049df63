import oslo_messaging

N = oslo_messaging.Notifier(None)

def run(ctx, flag, seen=[]):
    if flag:
        seen.append('x')
    else:
        N.info(ctx, 'a.' + '.'.join(seen), {})  #! a. a.x

# run: run(ctx, False), run(ctx, True), run(ctx, False)
