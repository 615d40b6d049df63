from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Box:
    pass


class Conf:
    def __init__(self):
        self.names = ['a']
        self.sub = Box()
        self.sub.names = ['b']
        self.map = {'k': 'map.k'}


CONF = Conf()


def tell():
    for name in CONF.names:
        NOTIFIER.info({}, 'name.' + name, {})  #! name.a name.x
    for name in CONF.sub.names:
        NOTIFIER.info({}, 'sub.' + name, {})  #! sub.b sub.y
    for event_type in CONF.map.values():
        NOTIFIER.info({}, event_type, {})  #! map.k map.z


def change():
    CONF.names.append('x')
    CONF.sub.names.append('y')
    CONF.map['z'] = 'map.z'

# run: tell(); change(); tell()
