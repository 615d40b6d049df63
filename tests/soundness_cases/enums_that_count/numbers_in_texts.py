import enum
import oslo_messaging

N = oslo_messaging.Notifier(None)


class Level(enum.IntEnum):
    NONE = 0
    LOW = 1
    HIGH = 2


def main(ctx, level):
    if level == Level.HIGH:
        N.info(ctx, 'high', {})  #! high
    if Level.HIGH == 2:
        N.info(ctx, 'two', {})  #! two
    if not Level.NONE:
        N.info(ctx, 'none', {})  #! none
    N.info(ctx, 'level.%d' % Level.HIGH, {})  #! level.2
    N.info(ctx, 'sum.%d' % (Level.HIGH + 3 * Level.LOW - 1), {})  #! sum.4
    N.info(ctx, 'item.' + ['a', 'b', 'c'][Level.HIGH], {})  #! item.c
    N.info(ctx, 'neg.%d' % -Level.HIGH, {})  #! neg.-2

# run: main(None, Level.HIGH)
