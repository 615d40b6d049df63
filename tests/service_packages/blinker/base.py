class Namespace(dict):
    def signal(self, name):
        return Signal(name)


class Signal:
    def __init__(self, name):
        self.name = name

    def send(self, sender=None, **kw):
        pass


def signal(name):
    return Signal(name)
