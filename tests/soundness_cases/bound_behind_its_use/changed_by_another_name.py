import oslo_messaging

N = oslo_messaging.Notifier(None)


class Shelf:
    def __init__(self, words):
        self.words = words

    def tell(self, ctx):
        for word in self.words:
            N.info(ctx, 'word.' + word, {})  #! word.first word.second


def go(ctx):
    words = ['first']
    shelf = Shelf(words)
    words.append('second')
    words = ['third']
    words.append('fourth')
    shelf.tell(ctx)

# run: go(ctx)
