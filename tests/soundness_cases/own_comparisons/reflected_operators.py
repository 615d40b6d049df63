import oslo_messaging

N = oslo_messaging.Notifier(None)


class Path:
    def __init__(self, *parts):
        self.parts = parts

    def __truediv__(self, other):
        return Path(*self.parts, other)

    def __rtruediv__(self, other):
        return Path(other, *self.parts)

    def __str__(self):
        return '.'.join(self.parts)


def go(ctx):
    path = 'root' / (Path('a') / 'b')
    N.info(ctx, str(path), {})  #! root.a.b
    N.info(ctx, 'path.with' if 'a' in path.parts else 'path.without', {})  #! path.with

# run: go(ctx)
