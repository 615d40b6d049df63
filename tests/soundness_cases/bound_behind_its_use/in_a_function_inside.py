import oslo_messaging

N = oslo_messaging.Notifier(None)


def go(ctx):
    def tell():
        N.info(ctx, 'word.' + word, {})  #! word.second

    word = 'first'
    later = tell
    word = 'second'
    later()

# run: go(ctx)
