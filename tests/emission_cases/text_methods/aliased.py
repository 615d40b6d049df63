import text_methods.same as orders
from text_methods.same import notify as tell

shout = orders.notify


def run(ctx):
    orders.notify(ctx, 'ONE')  # NTF101 order.one
    tell(ctx, 'Two')  # NTF101 order.two
    shout(ctx, 'THREE'.capitalize())  # NTF101 order.three
