import oslo_messaging

N = oslo_messaging.Notifier(None)


class Shop:
    def __init__(self):
        words = {}
        self.names = words.values()
        self.words = words

    def fill(self, word):
        self.words.update(new='word.' + word)

    def tell(self, ctx):
        for each in self.names:
            N.info(ctx, each, {})  #! word.in word.out


def go(ctx):
    shop = Shop()
    for word in ('in', 'out'):
        shop.fill(word)
        shop.tell(ctx)

# run: go(ctx)
