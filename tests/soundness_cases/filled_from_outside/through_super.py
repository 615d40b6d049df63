import oslo_messaging

N = oslo_messaging.Notifier(None)


class Thing:
    def __init__(self):
        self.kind = 'node'

    def rename(self):
        self.kind = 'disk'


class Renamed(Thing):
    def rename(self):
        super().rename()

    def tell(self, ctx):
        N.info(ctx, self.kind + '.told', {})  #! node.told disk.told


def run(ctx):
    thing = Renamed()
    thing.tell(ctx)
    thing.rename()
    thing.tell(ctx)

# run: run(ctx)
