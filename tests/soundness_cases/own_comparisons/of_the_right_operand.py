import oslo_messaging

N = oslo_messaging.Notifier(None)


class Anything:
    def __eq__(self, other):
        return True


class Named:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        if not isinstance(other, Named):
            return NotImplemented
        return self.name == other.name

    def __ge__(self, other):
        return self.name >= other.name


def go(ctx):
    N.info(ctx, 'any.equal' if 'x' == Anything() else 'any.other', {})  #! any.equal
    N.info(ctx, 'named.equal' if Named('a') == Named('a') else 'named.other', {})  #! named.equal
    N.info(ctx, 'named.after' if Named('b') >= Named('a') else 'named.before', {})  #! named.after

# run: go(ctx)
