import oslo_messaging

N = oslo_messaging.Notifier(None)


class Kind:
    def __init__(self, name, major):
        self.name = name
        self.major = major

    def __str__(self):
        return 'kind'

    def __format__(self, specification):
        return f'{self.name:{specification}}'


def go(ctx):
    kind = Kind('disk', 2)
    N.info(ctx, '{0.major}.{0}'.format(kind), {})  #! 2.disk
    N.info(ctx, '{k.name}.{k:.2}'.format(k=kind), {})  #! disk.di
    N.info(ctx, format(kind, '.>6'), {})  #! ..disk
    N.info(ctx, '{!s}.shown'.format(kind), {})  #! kind.shown

# run: go(ctx)
