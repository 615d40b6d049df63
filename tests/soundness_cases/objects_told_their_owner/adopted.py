import oslo_messaging

N = oslo_messaging.Notifier(None)


class Node:
    def __init__(self, name):
        self.name = name
        self.parent = None


def adopt(parent, *children):
    for c in children:
        c.parent = parent


def main(ctx):
    bin = Node('bin')
    adopt(Node('usr'), bin)
    N.info(ctx, bin.parent.name + '.' + bin.name, {})  #! usr.bin

# run: main(None)
