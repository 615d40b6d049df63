import oslo_messaging

class Rejected(Exception):
    def event(self):
        return type(self).__name__.lower() + '.told'


class Late(Rejected):
    pass


def check(n, kinds):
    for kind in kinds:
        try:
            raise kind
        except Rejected as r:
            n.info({}, r.event(), {})  #! late.told rejected.told


def go(ctx):
    check(oslo_messaging.Notifier(None), [Rejected, Late])

# run: go(ctx)
