import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx, f):
    got = 'nothing'
    while True:
        x = f()
        if x:
            break
        got = 'data'
    N.info(ctx, 'got.' + got, {})  #! got.data got.nothing

# run: main(None, iter([1]).__next__)
# run: main(None, iter([0, 1]).__next__)
