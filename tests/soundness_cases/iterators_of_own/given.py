import oslo_messaging
class It:
    def __init__(self, items):
        self.items = items
        self.i = 0
    def __iter__(self):
        return self
    def __next__(self):
        if self.i >= len(self.items):
            raise StopIteration
        item = self.items[self.i]
        self.i += 1
        return item
def main():
    for t in It(['a', 'b', 'c']):
        oslo_messaging.Notifier(None).info({}, t, {})  #! a b c
    for t in It([]):
        oslo_messaging.Notifier(None).info({}, 'never', {})
    oslo_messaging.Notifier(None).info({}, 'after', {})  #! after

# run: main()
