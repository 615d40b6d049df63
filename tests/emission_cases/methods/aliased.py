from methods.base import Base as Root
import methods.across as a

Stick = a.Twig


class Again(Root):
    prefix = 'again'
    also = Root._notify

    def run(self, ctx):
        self.also(ctx, 'also')  # NTF101 again.also


def run(ctx):
    Stick()._notify(ctx, 'stick')  # NTF101 twig.stick
    a.Twig().grow(ctx)
