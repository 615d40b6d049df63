import functools

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Order:
    pass


class Refund:
    pass


@functools.singledispatch
def tell(thing, ctx):
    N.info(ctx, 'thing.other', {})  #! thing.other


@tell.register(Order)
def _(thing, ctx):
    N.info(ctx, 'thing.order', {})  #! thing.order


@tell.register(Refund)
def _tell_refund(thing, ctx):
    N.info(ctx, 'thing.refund', {})  #! thing.refund


def run(ctx, thing):
    tell(thing, ctx)

# run: run(ctx, Order()), run(ctx, Refund()), run(ctx, 1)
