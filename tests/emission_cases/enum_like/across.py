from enum_like import same
from enum_like.phases import Action, Kind, Phase


def run(ctx):
    same.notify(ctx, Phase.END)  # NTF101 order.end
    same.act(ctx, Action.CREATE)  # NTF101 order.create
    same.notify(ctx, f'{Kind.ORDER}')  # NTF101 order.order
    same.notify(ctx, Kind.CART)  # NTF101 order.cart
    same.notify(ctx, Action('delete').value)  # NTF101 order.delete
