import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


def step(s, f):
    if f():
        return
    s['x'] = 'data'


def main(ctx, f):
    s = {'x': 'nothing'}
    step(s, f)
    N.info(ctx, 'got.' + s['x'], {})  #! got.data got.nothing

# run: main(None, lambda: 1)
# run: main(None, lambda: 0)
