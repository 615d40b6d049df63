import oslo_messaging

N = oslo_messaging.Notifier(None)


class Log:
    def __init__(self, words):
        self.words = words


def opened():
    words = ['opened']
    return Log(words), words


def go(ctx):
    log, words = opened()
    words.append('closed')
    N.info(ctx, '.'.join(log.words), {})  #! opened.closed

# run: go(ctx)
