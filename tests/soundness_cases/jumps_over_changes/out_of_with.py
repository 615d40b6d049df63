import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


class S:
    x = 'nothing'

    def step(self, f):
        with open('/dev/null'):
            if f():
                return
            for i in 'ab':
                if f():
                    return
                self.x = i


def main(ctx, f):
    s = S()
    s.step(f)
    N.info(ctx, 'got.' + s.x, {})  #! got.a got.b got.nothing

# run: main(None, lambda: 1)
# run: main(None, lambda: 0)
# run: main(None, iter([0, 0, 1]).__next__)
