import oslo_messaging

N = oslo_messaging.Notifier(None)
WORD = 'first'


def set_word(ctx):
    global WORD
    N.info(ctx, 'word.' + WORD, {})  #! word.first word.second
    WORD = 'second'


def go(ctx):
    set_word(ctx)
    set_word(ctx)

# run: go(ctx)
