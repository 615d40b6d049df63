import oslo_messaging

N = oslo_messaging.Notifier(None)


class Event:
    def __set_name__(self, owner, name):
        self.name = name
        owner.events = [*getattr(owner, 'events', ()), name]

    def __get__(self, instance, owner=None):
        return lambda: N.info({}, f'{owner.__name__.lower()}.{self.name}', {})  #! door.opened


class Door:
    opened = Event()
    closed = Event()


def rename(event):
    event.name = 'other'


def go():
    Door().opened()
    for name in Door.events:
        N.info({}, 'known.' + name, {})  #! known.opened known.closed

# run: go()
