import oslo_messaging

N = oslo_messaging.Notifier(None)


class Item:
    def __init__(self):
        self.kind = 'a'

    def send(self, ctx):
        N.info(ctx, 'item.' + self.kind, {})  #! item.b


def run(ctx):
    it = Item()
    it.kind = 'b'
    it.send(ctx)

# run: run(ctx)
