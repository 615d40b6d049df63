from decorators import same
from decorators.same import Notify, notify


@same.notify('a')  # NTF101 order.a.start NTF101 order.a.end
def a(ctx):
    pass


@notify('b')  # NTF101 order.b.start NTF101 order.b.end
@Notify('c')  # NTF101 class.c
class B:
    pass
