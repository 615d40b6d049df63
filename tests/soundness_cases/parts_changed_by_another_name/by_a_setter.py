import oslo_messaging

N = oslo_messaging.Notifier(None)


class Proxy:
    def __init__(self, target):
        self._t = target

    @property
    def unit(self):
        return self._t.unit

    @unit.setter
    def unit(self, value):
        self._t.unit = value


class Calc:
    unit = 'cm'


def main(ctx):
    c = Calc()
    p = Proxy(c)
    p.unit = 'mm'
    N.info(ctx, 'unit.' + c.unit, {})  #! unit.mm

# run: main(None)
