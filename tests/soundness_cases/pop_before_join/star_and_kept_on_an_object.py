import oslo_messaging

N = oslo_messaging.Notifier(None)


class Path:
    def __init__(self):
        self.parts = ['order', 'sent', 'create']

    def up(self):
        self.parts.pop()
        return self

    def __str__(self):
        return '/'.join(self.parts)


def send(ctx):
    path = Path()
    path.up()
    N.info(ctx, '.'.join(path.parts), {})  #! order.sent
    N.info(ctx, '.'.join(path.up().parts) + '.up', {})  #! order.up
    *first, last = ['star', 'middle', 'end']
    first.pop()
    N.info(ctx, '.'.join(first) + '-' + last, {})  #! star-end

# run: send(ctx)
