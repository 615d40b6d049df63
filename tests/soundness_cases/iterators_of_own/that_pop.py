import oslo_messaging
class It:
    def __init__(self, items):
        self.items = items
    def __iter__(self):
        return self
    def __next__(self):
        if not self.items:
            raise StopIteration
        return self.items.pop()
def main():
    for t in It(['a', 'b']):
        oslo_messaging.Notifier(None).info({}, t, {})  #! a b
    print(list(It(['q'])))
    for t in list(It(['x', 'y'])) + sorted(It(['m'])):
        oslo_messaging.Notifier(None).info({}, t, {})  #! m x y

# run: main()
