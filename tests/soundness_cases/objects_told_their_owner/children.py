import oslo_messaging

N = oslo_messaging.Notifier(None)


class Node:
    def __init__(self, name, *children):
        self.name = name
        self.parent = None
        for c in children:
            c.parent = self


def main(ctx):
    bin = Node('bin')
    usr = Node('usr', bin)
    N.info(ctx, bin.parent.name + '.' + bin.name, {})  #! usr.bin

# run: main(None)
