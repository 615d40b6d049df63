import decorators.same as d
from decorators.same import notify as n

Told = d.Notify


@n('a')  # NTF101 order.a.start NTF101 order.a.end
@Told('b')  # NTF101 class.b
@d.notify('c')  # NTF101 order.c.start NTF101 order.c.end
def a(manager, ctx):
    pass


def plain(manager, ctx):
    pass


wrapped = n('d')(plain)  # NTF101 order.d.start NTF101 order.d.end
