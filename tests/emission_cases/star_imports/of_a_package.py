from . import package
from .package import *


def run(ctx):
    package.BUS.info(ctx, 'order.package', {})  # NTF101 order.package
    notify(ctx, 'e')  # NTF101 order.e
