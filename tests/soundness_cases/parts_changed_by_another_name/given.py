import oslo_messaging

N = oslo_messaging.Notifier(None)


class Box:
    def __init__(self):
        self.items = []

    def fill(self):
        items = self.items
        items.append('x')


def main(ctx):
    box = Box()
    box.fill()
    N.info(ctx, 'a.' + box.items[0], {})  #! a.x

# run: main(None)
