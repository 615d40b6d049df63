import enum

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2

    @property
    def event(self):
        return 'level.' + self.name.lower()


def send(ctx):
    N.info(ctx, Level.LOW.event, {})  #! level.low
    N.info(ctx, 'name.%s' % Level.HIGH.name, {})  #! name.HIGH
    N.info(ctx, 'number.%d' % Level.HIGH, {})  #! number.2
    for level in Level:
        N.info(ctx, f'each.{level.name}', {})  #! each.LOW each.HIGH

# run: send(ctx)
