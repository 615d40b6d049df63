import oslo_messaging

N = oslo_messaging.Notifier(None)


def remember(word, seen=[]):
    seen.append(word)
    return '.'.join(seen)


def run(ctx):
    N.info(ctx, 'seen.' + remember('a'), {})  #! seen.a seen.a.a seen.*

# run: run(ctx), run(ctx)
