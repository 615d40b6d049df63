import oslo_messaging

N = oslo_messaging.Notifier(None)


class Ev:
    def __init__(self):
        self.trail = []


def a(ev):
    ev.trail.append('a')


def b(ev):
    ev.trail.append('b')


def main(ctx):
    ev = Ev()
    for _, fn in sorted([(2, a), (1, b)]):
        fn(ev)
    N.info(ctx, ''.join(ev.trail), {})  #! ba

# run: main(None)
