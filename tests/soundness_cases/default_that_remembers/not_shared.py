import oslo_messaging

N = oslo_messaging.Notifier(None)


def joined(word, seen=None):
    seen = [] if seen is None else seen
    seen.append(word)
    return '.'.join(seen)


def extended(word, parts=['x']):
    return '.'.join(parts + [word])


def run(ctx):
    N.info(ctx, joined('a'), {})  #! a
    N.info(ctx, joined('b', ['c']), {})  #! c.b
    N.info(ctx, extended('d'), {})  #! x.d
    N.info(ctx, extended('e'), {})  #! x.e

# run: run(ctx), run(ctx)
