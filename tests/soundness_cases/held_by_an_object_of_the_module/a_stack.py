from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)
        return self

    def pop(self):
        return self.items.pop()

    def __len__(self):
        return len(self.items)


STACK = Stack()


def fill():
    STACK.push('bottom').push('top')


def empty():
    while STACK:
        NOTIFIER.info({}, 'popped.' + STACK.pop(), {})  #! popped.bottom popped.top

# run: fill(); empty()
