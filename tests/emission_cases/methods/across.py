from methods import base
from methods.base import Base as B


class Twig(base.Base):
    prefix = 'twig'

    def grow(self, ctx):
        self._notify(ctx, 'grow')  # NTF101 twig.grow


class User:
    def __init__(self):
        self.twig = Twig()
        self.plain = B()

    def run(self, ctx):
        self.twig._notify(ctx, 'used')  # NTF101 twig.used
        self.plain._notify(ctx, 'used')  # NTF101 order.used
        B.tell(ctx, 'order.b')  # NTF101 order.b
