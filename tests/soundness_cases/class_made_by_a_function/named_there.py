import oslo_messaging

N = oslo_messaging.Notifier(None)


class Topic:
    noun = '?'

    def send(self, ctx):
        N.info(ctx, self.noun, {})  #! note


def main(ctx):
    T = type('T', (Topic,), {'noun': 'note'})
    T().send(ctx)

# run: main(None)
