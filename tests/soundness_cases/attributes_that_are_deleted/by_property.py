import oslo_messaging

N = oslo_messaging.Notifier(None)


class S:
    def __init__(self):
        self._p = None

    @property
    def power(self):
        return self._p or 'unknown'

    @power.deleter
    def power(self):
        self._p = None


def main(ctx):
    s = S()
    s._p = 'on'
    del s.power
    N.info(ctx, s.power, {})  #! unknown

# run: main(None)
