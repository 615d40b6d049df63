import functools

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Disk:
    name = 'disk'


class Net:
    name = 'net'


@functools.singledispatch
def label(thing):
    return 'thing'


@label.register
def _(thing: Disk):
    return 'a.' + thing.name


@label.register
def _(thing: Net):
    return 'b.' + thing.name


def run(ctx):
    N.info(ctx, label(Disk()), {})  #! a.disk
    N.info(ctx, label(Net()), {})  #! b.net
    N.info(ctx, label(3), {})  #! thing

# run: run(ctx)
