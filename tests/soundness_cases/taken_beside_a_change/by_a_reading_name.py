import oslo_messaging
class Repo:
    def __init__(self):
        self.seen = []
        self._items = {'x': 'made'}
    def get(self, sku):
        p = self._items[sku]
        self.seen.append(p)
        return p
def main():
    r = Repo()
    r.get('x')
    for p in r.seen:
        oslo_messaging.Notifier(None).info({}, p, {})  #! made

# run: main()
