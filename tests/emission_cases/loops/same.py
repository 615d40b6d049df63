import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)
PHASES = ('start', 'end')
EVENTS = {'create': 'order.create', 'delete': 'order.delete'}


def plain(ctx):
    for phase in PHASES:
        NOTIFIER.info(ctx, 'order.%s' % phase, {})  # NTF101 order.start NTF101 order.end
    for action, event in EVENTS.items():
        NOTIFIER.info(ctx, event, {})  # NTF101 order.create NTF101 order.delete
        NOTIFIER.info(ctx, '%s.%s' % (action, event), {})  # NTF101 create.order.create NTF101 delete.order.delete
    for number, phase in enumerate(['x', 'y']):
        NOTIFIER.info(ctx, 'order.%s%d' % (phase, number), {})  # NTF101 order.x0 NTF101 order.y1
    [NOTIFIER.info(ctx, f'listed.{phase}', {}) for phase in PHASES]  # NTF101 listed.start NTF101 listed.end
    {NOTIFIER.info(ctx, f'set.{p}', {}) for p in PHASES if p != 'end'}  # NTF101 set.start
    list(NOTIFIER.info(ctx, a + b, {}) for a in 'xy' for b in ('1', '2'))  # NTF101 x1 NTF101 x2 NTF101 y1 NTF101 y2


def uncalled(ctx, names):
    for name in names:
        NOTIFIER.info(ctx, 'order.%s' % name, {})


def each(ctx, names=('default',)):
    for name in names:
        NOTIFIER.info(ctx, 'each.%s' % name, {})  # NTF102 each.*


def notify(ctx, *phases):
    for phase in phases:
        NOTIFIER.info(ctx, 'star.%s' % phase, {})  # NTF102 star.*


def through(ctx, names, *phases):
    each(ctx, names=names)
    notify(ctx, *phases)


def several(ctx, log):
    each(ctx, ['a', 'b'])  # NTF101 each.a NTF101 each.b
    each(ctx)  # NTF101 each.default
    each(ctx, [])
    each(ctx, log.names)
    notify(ctx, 'c', 'd')  # NTF101 star.c NTF101 star.d
    notify(ctx)
    notify(ctx, *log.names)
    through(ctx, ('e', 'f'), 'g', 'h')  # NTF101 each.e NTF101 each.f NTF101 star.g NTF101 star.h


def tell(ctx, phase):
    NOTIFIER.info(ctx, 'order.%s' % phase, {})


def run(ctx):
    for phase in ('in', 'out'):
        tell(ctx, phase)  # NTF101 order.in NTF101 order.out
    while True:
        tell(ctx, 'while')  # NTF101 order.while
