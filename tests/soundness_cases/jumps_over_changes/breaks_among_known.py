import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx, f):
    got = 'nothing'
    for i in ('a', 'b'):
        if f():
            break
        got = i
    N.info(ctx, 'got.' + got, {})  #! got.a got.b got.nothing

# run: main(None, lambda: 1)
# run: main(None, lambda: 0)
# run: main(None, iter([0, 1]).__next__)
