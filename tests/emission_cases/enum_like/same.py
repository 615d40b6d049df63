import enum

import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


class Phase:
    START = 'start'


class Action(enum.Enum):
    CREATE = 'create'
    DELETE = 'delete'


def notify(ctx, phase):
    NOTIFIER.info(ctx, 'order.%s' % phase, {})


def act(ctx, action):
    NOTIFIER.info(ctx, 'order.%s' % action.value, {})


def run(ctx):
    notify(ctx, Phase.START)  # NTF101 order.start
    notify(ctx, Action.CREATE.value)  # NTF101 order.create
    notify(ctx, Action.CREATE.name.lower())  # NTF101 order.create
    act(ctx, Action.DELETE)  # NTF101 order.delete
    for action in Action:
        act(ctx, action)  # NTF101 order.create NTF101 order.delete
