import oslo_messaging

N = oslo_messaging.Notifier(None)


class Channel:
    known = {}

    def __init__(self, path):
        self.path = path

    @classmethod
    def of(cls, owner, kind):
        if owner not in cls.known:
            cls.known[owner] = cls(owner + '.' + kind)
        return cls.known[owner]

    def post(self, ctx, what):
        N.info(ctx, self.path + '.' + what, {})


def disk(ctx):
    Channel.of('vm', 'disk').post(ctx, 'full')  #! vm.disk.full vm.port.full


def port(ctx):
    Channel.of('vm', 'port').post(ctx, 'down')  #! vm.disk.down vm.port.down

# run: disk(ctx), port(ctx), Channel.known.clear(), port(ctx), disk(ctx)
