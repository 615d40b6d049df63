import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


def put(names):
    names.append('data')


def step(names, f):
    if f():
        return
    put(names)


def main(ctx, f):
    names = ['nothing']
    step(names, f)
    N.info(ctx, '.'.join(names), {})  #! nothing nothing.data

# run: main(None, lambda: 1)
# run: main(None, lambda: 0)
