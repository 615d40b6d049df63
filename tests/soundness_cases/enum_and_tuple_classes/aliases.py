import enum

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Kind(enum.Enum):
    DISK = 'disk'
    VOLUME = 'disk'


def go(ctx):
    for name, member in Kind.__members__.items():
        N.info(ctx, name.lower() + '.' + member.name.lower(), {})  #! disk.disk volume.disk
    for member in Kind:
        N.info(ctx, 'kind.' + member.value, {})  #! kind.disk

# run: go(ctx)
