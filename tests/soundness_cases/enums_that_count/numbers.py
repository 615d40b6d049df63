import enum
import oslo_messaging

N = oslo_messaging.Notifier(None)


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


def main(ctx):
    if Level.LOW < Level.HIGH:
        N.info(ctx, 'ordered', {})  #! ordered
    if Level.LOW + 1 == Level.HIGH:
        N.info(ctx, 'next', {})  #! next
    if Level.HIGH & 2:
        N.info(ctx, 'bit', {})  #! bit

# run: main(None)
