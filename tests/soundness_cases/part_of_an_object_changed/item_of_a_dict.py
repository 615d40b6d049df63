import oslo_messaging

N = oslo_messaging.Notifier(None)


def mark(words, word):
    words.insert(0, word)


def go(ctx):
    table = {'a': ['one'], 'b': ['two']}
    mark(table['a'], 'marked')
    N.info(ctx, '.'.join(table['a']), {})  #! marked.one
    N.info(ctx, '.'.join(table['b']), {})  #! two

# run: go(ctx)
