import oslo_messaging

N = oslo_messaging.Notifier(None)


class Item:
    kind = 'plain'

    def send(self, ctx):
        N.info(ctx, 'item.' + self.kind, {})  #! item.plain item.big


def grow(item):
    item.kind = 'big'


def run(ctx, items):
    for item in items:
        item.send(ctx)


def once(ctx):
    item = Item()
    grow(item)
    item.send(ctx)

# run: run(ctx, [Item()]), once(ctx)
