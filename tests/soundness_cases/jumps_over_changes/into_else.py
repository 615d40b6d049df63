import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx, f):
    got = 'found'
    for i in (1, 2):
        if f():
            break
    else:
        got = 'missing'
    N.info(ctx, got, {})  #! found missing

# run: main(None, lambda: 1)
# run: main(None, lambda: 0)
