import enum

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Access(enum.Flag):
    READ = enum.auto()
    WRITE = enum.auto()
    ADMIN = enum.auto()


def go(ctx):
    held = Access.READ | Access.WRITE
    if Access.READ in held:
        N.info(ctx, 'access.read', {})  #! access.read
    if Access.ADMIN in held:
        N.info(ctx, 'access.admin', {})
    if held & Access.WRITE:
        N.info(ctx, 'access.write', {})  #! access.write

# run: go(ctx)
