import enum
import oslo_messaging

N = oslo_messaging.Notifier(None)


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 10


def main(ctx):
    N.info(ctx, 'level.' + max(Level).name, {})  #! level.HIGH

# run: main(None)
