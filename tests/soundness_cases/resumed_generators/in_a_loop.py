import oslo_messaging

N = oslo_messaging.Notifier(None)


def words():
    got = yield 'a'
    if got is not None:
        yield 'never'
    yield 'b'


def main(ctx):
    for word in words():
        N.info(ctx, 'word.' + word, {})  #! word.a word.b

# run: main(None)
