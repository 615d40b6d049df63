import json
import oslo_messaging

N = oslo_messaging.Notifier(None)
STATE = {'x': 'nothing'}


def step(f):
    if f():
        return
    STATE['x'] = 'data'


def main(ctx, f):
    step(f)
    N.info(ctx, 'got.' + STATE['x'], {})  #! got.data got.nothing

# run: main(None, lambda: 1)
# run: main(None, lambda: 0)
