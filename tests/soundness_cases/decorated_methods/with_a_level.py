import oslo_messaging

def audited(kind, level='info'):
    def decorate(method):
        def call(self, *args, **kw):
            result = method(self, *args, **kw)
            getattr(self.bus, level)({}, kind, {})
            return result
        return call
    return decorate


class Api:
    def __init__(self, bus):
        self.bus = bus


class Volumes:
    def __init__(self, api):
        self.bus = api.bus

    @audited('volume.created')  #! volume.created
    def create(self):
        return 1

    @audited('volume.gone', level='error')  #! volume.gone
    def delete(self):
        return 2


def go(ctx):
    v = Volumes(Api(oslo_messaging.Notifier(None)))
    v.create()
    v.delete()

# later: go(ctx)
