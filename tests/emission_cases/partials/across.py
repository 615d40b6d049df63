from partials import same
from partials.same import Manager, about_order


def run(ctx):
    about_order(ctx, suffix='x')  # NTF101 order.x
    same.started(ctx, kind='y')  # NTF101 y.start
    Manager().say('z')  # NTF101 instance.z
    Manager.tell('w')  # NTF101 class.w
