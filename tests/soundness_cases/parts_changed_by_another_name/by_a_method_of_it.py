import oslo_messaging

N = oslo_messaging.Notifier(None)


class Log:
    def __init__(self):
        self.words = []

    def add(self, word):
        self.words.append(word)


def fill(pair):
    log = pair[0]
    log.add('x')


def main(ctx):
    log = Log()
    fill((log, 1))
    N.info(ctx, 'a.' + log.words[0], {})  #! a.x

# run: main(None)
