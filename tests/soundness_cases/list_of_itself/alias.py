import oslo_messaging

N = oslo_messaging.Notifier(None)


def double(words):
    same = words
    words += same
    return same


def go(ctx):
    N.info(ctx, '.'.join(double(['a'])), {})  #! a.a

# run: go(ctx)
