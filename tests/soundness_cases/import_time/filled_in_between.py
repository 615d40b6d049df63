import oslo_messaging

N = oslo_messaging.Notifier(None)

WORDS = ['a']


class Before:
    event = '.'.join(WORDS)


WORDS.append('b')


class After:
    event = '.'.join(WORDS)
    parts = list(WORDS)


def grow():
    WORDS.append('c')


def run(ctx):
    N.info(ctx, Before.event, {})  #! a
    N.info(ctx, After.event, {})  #! a.b
    grow()
    N.info(ctx, 'parts.' + '.'.join(After.parts), {})  #! parts.a.b

# run: run(ctx)
