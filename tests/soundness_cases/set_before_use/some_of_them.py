import oslo_messaging

N = oslo_messaging.Notifier(None)


class Item:
    def __init__(self):
        self.kind = 'one'

    def send(self, ctx):
        N.info(ctx, 'item.' + self.kind, {})  #! item.one item.three


def run(ctx):
    one = Item()
    two = Item()
    two.kind = 'three'
    for each in (one, two):
        each.send(ctx)

# run: run(ctx)
