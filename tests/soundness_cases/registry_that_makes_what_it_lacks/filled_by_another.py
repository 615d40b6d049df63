import oslo_messaging

N = oslo_messaging.Notifier(None)
EVENTS = {}
LISTS = {}


def register(kind, event):
    EVENTS[kind] = event
    LISTS.setdefault(kind, []).append(event)


class Desk:
    def __init__(self):
        self._words = {}

    def open(self):
        self._words['door'] = 'open'

    def lamp(self):
        self._words['lamp'] = 'lit'

    def tell(self, ctx):
        N.info(ctx, 'desk.' + self._words['lamp'], {})  #! desk.lit


def set_up():
    register('a', 'stock.made')
    register('b', 'stock.gone')


def tell(ctx):
    N.info(ctx, EVENTS['a'], {})  #! stock.made
    for event in LISTS['b']:
        N.info(ctx, event, {})  #! stock.gone


def other(ctx, kind):
    N.info(ctx, 'any.' + EVENTS[kind], {})  #! any.stock.made|any.* any.stock.gone|any.*

# run: set_up(), tell(ctx), other(ctx, 'a'), other(ctx, 'b')
# run: desk = Desk(); desk.open(), desk.lamp(), desk.tell(ctx)
