import oslo_messaging

N = oslo_messaging.Notifier(None)


class Port:
    def __init__(self, name):
        self.name = name


def go(ctx):
    one, other = Port('one'), Port('other')
    events = {one: 'port.one', other: 'port.other'}
    N.info(ctx, events[one], {})  #! port.one
    N.info(ctx, events.get(Port('one'), 'port.none'), {})  #! port.none

# run: go(ctx)
