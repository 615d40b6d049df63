import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx, f):
    got = 'nothing'
    for i in (1, 2):
        if f():
            continue
        got = 'data'
    N.info(ctx, 'got.' + got, {})  #! got.data got.nothing

# run: main(None, lambda: 1)
# run: main(None, lambda: 0)
