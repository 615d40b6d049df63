import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


class S:
    x = 'nothing'

    def step(self, f):
        if f():
            return
        self.x = 'data'


def main(ctx, f):
    s = S()
    s.step(f)
    N.info(ctx, 'got.' + s.x, {})  #! got.data got.nothing

# run: main(None, lambda: 1)
# run: main(None, lambda: 0)
