import oslo_messaging

N = oslo_messaging.Notifier(None)
WORDS = []


def put(word):
    WORDS.append(word)


def put_twice(word):
    put(word)
    put(word)


def run(ctx):
    WORDS.clear()
    put('a')
    N.info(ctx, '.'.join(WORDS), {})  #! a
    put_twice('b')
    N.info(ctx, '.'.join(WORDS), {})  #! a.b.b

# run: run(ctx), run(ctx)
