import oslo_messaging

N = oslo_messaging.Notifier(None)


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, '_t', target)

    def __setattr__(self, name, value):
        setattr(self._t, name, value)


class Calc:
    unit = 'cm'


def main(ctx):
    c = Calc()
    p = Proxy(c)
    p.unit = 'mm'
    N.info(ctx, 'unit.' + c.unit, {})  #! unit.mm

# run: main(None)
