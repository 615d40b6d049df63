import enum

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Kind(str, enum.Enum):
    DISK = 'disk'
    PORT = 'port'


EVENTS = {Kind.DISK: 'disk.made', 'port': 'port.made'}


def go(ctx):
    N.info(ctx, EVENTS['disk'], {})  #! disk.made
    N.info(ctx, EVENTS[Kind.PORT], {})  #! port.made
    N.info(ctx, 'kind.same' if Kind.DISK == 'disk' else 'kind.other', {})  #! kind.same

# run: go(ctx)
