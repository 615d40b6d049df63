import collections
from collections import namedtuple

import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)
_Actions = collections.namedtuple('_Actions', ['created', 'deleted'])
ACTIONS = _Actions(created='created', deleted='deleted')
PHASES = namedtuple('Phases', 'start, end')('start', 'end')
Step = namedtuple('Step', ('name', 'phase'))
LATER = Step('pay', 'later')
ODD = namedtuple('Odd', 'first second')('first')


class Named(namedtuple('Named', 'name')):
    kind = 'named'

    def send(self, ctx):
        NOTIFIER.info(ctx, 'order.%s' % self.kind, {})  # NTF101 order.named
        NOTIFIER.info(ctx, 'order.%s' % self.name, {})  # NTF102 order.*


def notify(ctx, action, phase):
    NOTIFIER.info(ctx, f'order.{action}.{phase}', {})


def run(ctx):
    notify(ctx, ACTIONS.created, PHASES.start)  # NTF101 order.created.start
    notify(ctx, ACTIONS.deleted, PHASES.end)  # NTF101 order.deleted.end
    notify(ctx, LATER.name, LATER.phase)  # NTF101 order.pay.later
    notify(ctx, Step(phase='now', name='bill').name, 'x')  # NTF101 order.bill.x
    notify(ctx, Step(ctx.name, 'now').name, 'known')  # NTF102 order.*.known
    notify(ctx, ODD.first, 'odd')  # NTF102 order.*.odd
    for phase in PHASES._fields:
        NOTIFIER.info(ctx, 'order.' + phase, {})  # NTF101 order.start NTF101 order.end
