import enum
import oslo_messaging

N = oslo_messaging.Notifier(None)


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


WORDS = {Level.LOW: 'low', Level.HIGH: 'high'}


def main(ctx):
    N.info(ctx, 'level.' + WORDS[Level.HIGH], {})  #! level.high
    for level in Level:
        N.info(ctx, 'each.' + WORDS[level], {})  #! each.low each.high

# run: main(None)
