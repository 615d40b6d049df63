import oslo_messaging

N = oslo_messaging.Notifier(None)


class Slot:
    name = 'kept'

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value


class Job:
    topic = 'job'
    state = Slot()

    def __init__(self, state):
        for name in ('state',):
            setattr(self, name, state)

    def tell(self):
        N.info({}, self.topic + '.told', {})  #! job.told


class Label:
    def __init__(self, name):
        self.name = name


def go():
    label = Label('x')
    label.name = 'y'
    Job('begun').tell()

# run: go()
