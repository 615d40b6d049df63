import oslo_messaging

n = oslo_messaging.Notifier(None)


class Topic(str):
    def __radd__(self, other):
        return Topic(other + '/' + str(self))

    def __mul__(self, other):
        return super().__mul__(other).upper()


def go(ctx):
    n.info(ctx, 'order' + Topic('made'), {})  #! order/made
    n.info(ctx, Topic('ab') * 2, {})  #! *

# run: go(ctx)
