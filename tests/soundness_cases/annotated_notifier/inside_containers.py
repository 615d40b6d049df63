from typing import Mapping, Sequence, Union

from oslo_messaging import Notifier as Sender


def each(ctx, outlets: Sequence[Sender]):
    for outlet in outlets:
        outlet.info(ctx, 'order.each', {})  #! order.each


def one(ctx, outlets: 'Mapping[str, Sender]', name):
    outlets[name].info(ctx, 'order.one', {})  #! order.one


def rest(ctx, *outlets: Sender):
    outlets[0].info(ctx, 'order.rest', {})  #! order.rest


def only(ctx, *, outlet: Union[Sender, None] = None):
    if outlet:
        outlet.info(ctx, 'order.only', {})  #! order.only

# run: n = Sender(None); each(ctx, [n]); one(ctx, {'a': n}, 'a'); rest(ctx, n); only(ctx, outlet=n)
