import enum

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Mode(enum.IntFlag):
    LOUD = enum.auto()
    FAST = enum.auto()
    SAFE = enum.auto()
    BOTH = 6


def go(ctx):
    N.info(ctx, 'mode.%d' % Mode.SAFE.value, {})  #! mode.4
    N.info(ctx, 'mode.' + (Mode.FAST | Mode.SAFE).name.lower(), {})  #! mode.both
    N.info(ctx, 'mode.%d' % (Mode.LOUD | Mode.SAFE).value, {})  #! mode.5

# run: go(ctx)
