import oslo_messaging


class Single(type):
    _made = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls._made:
            cls._made[cls] = super().__call__(*args, **kwargs)
        return cls._made[cls]


class Bus(metaclass=Single):
    def __init__(self, name='main'):
        self.name = name
        self.notifier = oslo_messaging.Notifier(None)

    def send(self, what):
        self.notifier.info({}, f'{self.name}.{what}', {})


def go():
    Bus('first').send('a')  #! first.a
    Bus('second').send('b')  #! first.b

# run: go()
