from . import *


def run(ctx):
    notify(ctx, 'd')  # NTF101 order.d
