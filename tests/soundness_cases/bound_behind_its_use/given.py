import oslo_messaging

N = oslo_messaging.Notifier(None)


def go(ctx):
    word = 'first'
    for _ in range(2):
        N.info(ctx, 'word.' + word, {})  #! word.first word.second
        word = 'second'
    word = 'third'
    return word

# run: go(ctx)
