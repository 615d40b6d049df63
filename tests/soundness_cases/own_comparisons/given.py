import oslo_messaging

N = oslo_messaging.Notifier(None)


class Bag:
    def __init__(self, *items):
        self.items = items

    def __contains__(self, item):
        return item in self.items

    def __len__(self):
        return len(self.items)

    def __eq__(self, other):
        return self.items == other.items

    def __lt__(self, other):
        return len(self) < len(other)


def go(ctx):
    N.info(ctx, 'bag.with' if 'x' in Bag('x') else 'bag.without', {})  #! bag.with
    N.info(ctx, 'bag.same' if Bag('x') == Bag('x') else 'bag.other', {})  #! bag.same
    N.info(ctx, 'bag.empty' if not Bag() else 'bag.full', {})  #! bag.empty
    N.info(ctx, 'bag.less' if Bag('x') < Bag('y') else 'bag.more', {})  #! bag.more

# run: go(ctx)
