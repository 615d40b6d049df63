import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx, f):
    got = 'nothing'
    while True:
        match f():
            case 0:
                break
            case _:
                pass
        got = 'data'
    N.info(ctx, 'got.' + got, {})  #! got.data got.nothing

# run: main(None, lambda: 0)
# run: main(None, iter([1, 0]).__next__)
