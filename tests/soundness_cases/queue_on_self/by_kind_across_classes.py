import oslo_messaging

N = oslo_messaging.Notifier(None)


class Base:
    def __init__(self):
        self.waiting = {}

    def flush(self, ctx):
        for kind, names in self.waiting.items():
            for name in names:
                N.info(ctx, kind + '.' + name, {})  #! disk.made|disk.*|*.made|*.* port.gone|*.*|port.*|*.gone


class Disks(Base):
    def made(self):
        self.waiting.setdefault('disk', []).append('made')


class Ports(Base):
    def gone(self):
        self.waiting['port'] = ['gone']


def go(ctx):
    for each in (Disks(), Ports()):
        getattr(each, 'made', None) and each.made()
        getattr(each, 'gone', None) and each.gone()
        each.flush(ctx)

# run: go(ctx)
