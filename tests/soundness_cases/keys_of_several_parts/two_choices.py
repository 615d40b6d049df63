import oslo_messaging

N = oslo_messaging.Notifier(None)
NAMES = {('a', 1): 'a.one', ('a', 2): 'a.two', ('b', 1): 'b.one'}


def run(ctx, first, second):
    kind = 'a' if first else 'b'
    number = 2 if first and second else 1
    N.info(ctx, NAMES[kind, number], {})  #! a.one a.two b.one
    N.info(ctx, 'got.' + NAMES.get((kind, number + 1), 'none'), {})  #! got.a.two got.none

# run: [run(ctx, x, y) for x in (True, False) for y in (True, False)]
