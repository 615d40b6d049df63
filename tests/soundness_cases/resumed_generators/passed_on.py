import oslo_messaging

N = oslo_messaging.Notifier(None)


def sink(ctx, prefix):
    try:
        while True:
            item = yield
            N.info(ctx, prefix + '.' + item, {})
    finally:
        N.info(ctx, prefix + '.closed', {})


def feed(target, words):
    next(target)
    for word in words:
        target.send(word)
    target.close()


def main(ctx):
    feed(sink(ctx, 'sink'), ['a', 'b'])  #! sink.* sink.closed

# run: main(None)
