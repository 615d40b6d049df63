import oslo_messaging

N = oslo_messaging.Notifier(None)


class Thing:
    suffix = 'port'

    def __init__(self, kind):
        self.kind = kind
        self.parts = [kind]

    def rename(self, kind):
        self.kind = kind

    def label(self):
        return self.kind + '.' + self.suffix


class Other(Thing):
    suffix = 'node'

    def rename(self, kind):
        super().rename(kind + '.o')


def change(thing):
    thing.kind = 'changed.' + thing.kind


def tell(ctx, what, phase=None):
    if phase:
        what = what + '.' + phase
    N.info(ctx, 'told.%s' % what, {})


def run(ctx, first, second):
    thing = Thing('disk')
    change(thing)
    thing.rename(thing.kind if second else '.'.join(thing.parts))
    if first:
        text = thing.label()
    else:
        text = thing.kind
    tell(ctx, '{}.{}'.format(text, thing.kind))  #! told.changed.disk.changed.disk told.disk.port.disk told.disk.disk told.changed.disk.port.changed.disk

# run: [run(ctx, first, second) for first in (False, True) for second in (False, True)]
