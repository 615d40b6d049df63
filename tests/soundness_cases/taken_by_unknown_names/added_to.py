import oslo_messaging

notifier = oslo_messaging.Notifier(None)


class Game:
    def __init__(self):
        self.deck = ['ace']

    def add(self, where):
        getattr(self, where).append('new')


def main(ctx, where):
    game = Game()
    game.add(where)
    notifier.info(ctx, 'deck.' + '+'.join(game.deck), {})  #! deck.ace+*

# run: main(None, 'deck')
