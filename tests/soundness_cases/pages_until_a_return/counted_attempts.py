import oslo_messaging

notifier = oslo_messaging.Notifier(None)


def attempt(ask, ctx, most=3):
    made = 0
    while True:
        if ask(made):
            notifier.info(ctx, 'attempt.done', {})  #! attempt.done
            return made
        made += 1
        if made == most:
            notifier.error(ctx, 'attempt.failed', {})  #! attempt.failed
            break
    notifier.info(ctx, 'attempt.over', {})  #! attempt.over

# run: attempt(lambda made: made == 1, ctx)
# run: attempt(lambda made: False, ctx)
