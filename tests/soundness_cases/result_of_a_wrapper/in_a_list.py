import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, name):
    if name:
        N.info(ctx, name, {})
    return ['p', 'q']


def send_all(ctx, words):
    for word in words:
        N.info(ctx, 'word.' + word, {})


def run(ctx, name):
    send_all(ctx, tell(ctx, name))  #! word.p word.q

# run: run(ctx, '')
