import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx, f):
    got = 'nothing'

    def step():
        nonlocal got
        if f():
            return
        got = 'data'

    step()
    N.info(ctx, 'got.' + got, {})  #! got.data got.nothing

# run: main(None, lambda: 1)
# run: main(None, lambda: 0)
