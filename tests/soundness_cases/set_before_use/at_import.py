import oslo_messaging

N = oslo_messaging.Notifier(None)


class Item:
    kind = 'a'

    def send(self, ctx):
        N.info(ctx, 'item.' + self.kind, {})  #! item.b


it = Item()
it.kind = 'b'


def run(ctx):
    it.send(ctx)

# run: run(ctx)
