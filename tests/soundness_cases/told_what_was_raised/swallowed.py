import oslo_messaging

N = oslo_messaging.Notifier(None)


class Ignore:
    def __init__(self, *kinds):
        self.kinds = kinds

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return kind is not None and issubclass(kind, self.kinds)


def run(ctx):
    with Ignore(KeyError, ValueError):
        raise KeyError
    N.info(ctx, 'after.known', {})  #! after.known
    try:
        with Ignore(KeyError):
            raise TypeError
        N.info(ctx, 'never', {})
    except TypeError:
        N.info(ctx, 'after.other', {})  #! after.other

# run: run(ctx)
