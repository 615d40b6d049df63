import enum

import oslo_messaging

notifier = oslo_messaging.Notifier(None)


class Level(enum.Enum):
    LOW = 1
    HIGH = 2


def level(name):
    try:
        return Level[name.upper()]
    except KeyError:
        return Level.LOW


def main(ctx):
    for name in ('high', 'urgent'):
        notifier.info(ctx, f'level.{level(name).name.lower()}', {})  #! level.high level.low
    if len(Level) > 2:
        notifier.info(ctx, 'level.x', {})

# run: main(None)
