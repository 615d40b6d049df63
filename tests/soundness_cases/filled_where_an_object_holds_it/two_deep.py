import oslo_messaging


class Outbox:
    def __init__(self):
        self.letters = []


class Post:
    def __init__(self):
        self.outbox = Outbox()


class Office:
    def __init__(self):
        self.post = Post()
        self.wire = oslo_messaging.Notifier(None)

    def write(self, topic):
        self.post.outbox.letters.append('letter.' + topic)

    def send(self, ctx):
        for letter in self.post.outbox.letters:
            self.wire.info(ctx, letter, {})  #! letter.love


def main(ctx):
    office = Office()
    office.write('love')
    office.send(ctx)

# run: main(ctx)
