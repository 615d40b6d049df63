import oslo_messaging

N = oslo_messaging.Notifier(None)


class Bus:
    def __init__(self, prefix):
        self._prefix = prefix

    def emit(self, ctx, name):
        N.info(ctx, f'{self._prefix}.{name}', {})


BUSES = {}
SENDERS = {}


def bus_for(prefix):
    return BUSES.setdefault(prefix, Bus(prefix))


def sender(kind):
    if kind not in SENDERS:
        def send(ctx, what):
            N.info(ctx, kind + '.' + what, {})
        SENDERS[kind] = send
    return SENDERS[kind]


def order(ctx):
    bus_for('order').emit(ctx, 'made')  #! order.made
    sender('mail')(ctx, 'sent')  #! mail.sent


def part(ctx):
    bus_for('part').emit(ctx, 'sold')  #! part.sold
    sender('page')(ctx, 'shown')  #! page.shown

# run: order(ctx), part(ctx), order(ctx)
