import oslo_messaging

N = oslo_messaging.Notifier(None)
NOTIFIERS = {'main': N}


def run(ctx, words):
    seen = []
    notify = NOTIFIERS['main'].error
    seen.append('x')
    notify(ctx, 'order.made', {})  #! order.made

# run: run(ctx, [])
