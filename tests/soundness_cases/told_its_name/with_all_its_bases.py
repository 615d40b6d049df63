from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Base:
    pass


class Disk(Base):
    pass


def tell():
    NOTIFIER.info({}, '<'.join(each.__name__ for each in Disk.__mro__), {})  #! Disk<Base<object
    NOTIFIER.info({}, Disk.__mro__[:-1][-1].__name__ + '.seen', {})  #! Base.seen

# run: tell()
