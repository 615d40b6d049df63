import oslo_messaging

N = oslo_messaging.Notifier(None)


class Log:
    def __init__(self):
        self.words = []

    def add(self, word):
        self.words.append(word)


class App:
    def __init__(self):
        self.log = Log()

    def start(self):
        log = self.log
        log.add('x')


def main(ctx):
    app = App()
    app.start()
    N.info(ctx, 'a.' + app.log.words[0], {})  #! a.x

# run: main(None)
