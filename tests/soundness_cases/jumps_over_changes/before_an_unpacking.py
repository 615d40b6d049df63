import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx, f):
    kind = state = 'none'
    for row in (('a', 'b'),):
        if f():
            break
        kind, state = row
    N.info(ctx, f'{kind}.{state}', {})  #! a.b none.none

# run: main(None, lambda: 1)
# run: main(None, lambda: 0)
