import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


def put(names):
    names['a'] = 'data'


def main(ctx, f):
    names = {'a': 'nothing'}
    for i in (1, 2):
        if f():
            continue
        put(names)
    N.info(ctx, 'got.' + names['a'], {})  #! got.data got.nothing

# run: main(None, lambda: 1)
# run: main(None, lambda: 0)
