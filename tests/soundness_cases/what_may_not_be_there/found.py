import oslo_messaging

N = oslo_messaging.Notifier(None)


class Finder:
    KINDS = ['a', 'b']

    def __init__(self, ctx):
        self.ctx = ctx

    def find(self, orders, kind):
        try:
            order = next(order for order in orders if order.kind == kind)
        except StopIteration:
            N.info(self.ctx, 'next.none', {})  #! next.none
        try:
            self.KINDS.index(kind)
        except ValueError:
            N.info(self.ctx, 'index.none', {})  #! index.none
        try:
            'a.b'.index(kind)
        except ValueError:
            N.info(self.ctx, 'index.of_text', {})  #! index.of_text
        left = list(self.KINDS)
        try:
            left.remove(kind)
        except ValueError:
            N.info(self.ctx, 'remove.none', {})  #! remove.none
        seen = {order.kind for order in orders}
        try:
            seen.remove(kind)
        except KeyError:
            N.info(self.ctx, 'remove.of_set', {})  #! remove.of_set
        try:
            left.remove('a')
            left.index('b')
        except ValueError:
            N.info(self.ctx, 'gone', {})  #! gone


# run: finder = Finder(ctx); finder.find([], 'c'); finder.find([ns(kind='a')], 'a')
