import oslo_messaging

notifier = oslo_messaging.Notifier(None)


class Broken(Exception):
    pass


def follow(read, ctx):
    seen = 0
    while True:
        answer = read(seen)
        if answer is None:
            return seen
        if answer == 'broken':
            raise Broken
        seen += 1
        notifier.info(ctx, 'step.' + ('first' if seen == 1 else 'further'), {})  #! step.first step.further


def watch(ctx, answers):
    try:
        follow(dict(enumerate(answers)).get, ctx)
    except Broken:
        notifier.error(ctx, 'step.broken', {})  #! step.broken
    else:
        notifier.info(ctx, 'step.over', {})  #! step.over

# run: watch(ctx, ['a', 'b', 'c'])
# run: watch(ctx, ['a', 'broken'])
