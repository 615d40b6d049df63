import oslo_messaging

N = oslo_messaging.Notifier(None)


class Tracked:
    def __init__(self, default=None):
        self.default = default

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        N.info(obj.ctx, f'server.{self.name}.changed', {'value': value})  #! server.status.changed server.flavor.changed
        obj.__dict__[self.name] = value


class Server:
    status = Tracked('new')
    flavor = Tracked()

    def __init__(self, ctx):
        self.ctx = ctx


def run(ctx):
    s = Server(ctx)
    s.status = 'active'
    s.flavor = 'big'
    N.info(ctx, 'server.is.' + s.status, {})  #! server.is.active

# run: run(ctx)
