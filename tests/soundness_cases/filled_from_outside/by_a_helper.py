import oslo_messaging

N = oslo_messaging.Notifier(None)


class Labels:
    def __init__(self):
        self.names = {'first': 'disk'}

    def tell(self, ctx):
        N.info(ctx, '.'.join(self.names.values()), {})  #! disk.resize disk


def fill(labels):
    labels.names['last'] = 'resize'


def run(ctx, name):
    labels = Labels()
    fill(labels)
    labels.tell(ctx)
    Labels().tell(ctx)

# run: run(ctx, 'x')
