from wrapper_functions import reexport
from wrapper_functions.reexport import notify


def run(ctx):
    notify(ctx, 'a')  # NTF101 order.a
    reexport.told(ctx, 'order.b')  # NTF101 order.b
