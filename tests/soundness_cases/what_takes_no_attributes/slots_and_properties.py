import oslo_messaging

notifier = oslo_messaging.Notifier(None)


class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y

    @property
    def sum(self):
        return self.x + self.y


def main(ctx):
    point = Point(1, 2)
    point.x = 3
    try:
        point.z = 5
    except AttributeError:
        notifier.info(ctx, f'point.{point.x}.flat', {})  #! point.3.flat
    try:
        point.sum = 0
    except AttributeError:
        notifier.info(ctx, f'point.{point.sum}.computed', {})  #! point.5.computed
    else:
        notifier.info(ctx, 'point.told', {})

# run: main(None)
