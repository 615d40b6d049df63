from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Node:
    def __init__(self, event_type, parent=None):
        self.event_type = event_type
        self.children = []
        if parent:
            parent.children.append(self)


ROOT = Node('root.seen')
LEFT = Node('left.seen', ROOT)
LEAF = Node('leaf.seen', LEFT)


def main():
    pending = [ROOT]
    while pending:
        node = pending.pop()
        NOTIFIER.info({}, node.event_type, {})  #! leaf.seen left.seen root.seen
        pending.extend(node.children)

# run: main()
