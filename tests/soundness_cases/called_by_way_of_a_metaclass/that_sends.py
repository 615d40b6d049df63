import oslo_messaging

N = oslo_messaging.Notifier(None)


class Counted(type):
    def __call__(cls, *args, **kwargs):
        N.info({}, 'made.' + cls.__name__, {})  #! made.Order made.Item
        self = super().__call__(*args, **kwargs)
        N.info({}, f'{self.name}.made', {})  #! main.made
        return self


class Order(metaclass=Counted):
    def __init__(self, name='main'):
        self.name = name


class Item(Order):
    pass


def go():
    Order()
    Item('part')  #! part.made

# run: go()
