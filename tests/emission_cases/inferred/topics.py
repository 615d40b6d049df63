class Naming(type):
    prefix = 'order'

    @property
    def suffix(cls):
        return 'end'

    def __getitem__(cls, key):
        return 'item'


class Topic(metaclass=Naming):
    pass


class Started:
    def __truediv__(self, other):
        return 'started'


STARTED = Started()
