from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Conf:
    def __init__(self):
        self.names = ['a']

    def add(self, name):
        self.names.append(name)


CONF = Conf()


def tell():
    for name in CONF.names:
        NOTIFIER.info({}, 'name.' + name, {})  #! name.a name.x


def change():
    CONF.add('x')

# run: tell(); change(); tell()
