import oslo_messaging

N = oslo_messaging.Notifier(None)


class Result:
    def __init__(self, error=None):
        self.error = error

    def __bool__(self):
        return self.error is None


def attempt(fails):
    return Result('broken') if fails else Result()


def go(ctx, fails):
    if attempt(False):
        N.info(ctx, 'attempt.made', {})  #! attempt.made
    else:
        N.info(ctx, 'attempt.never', {})
    found = attempt(fails)
    N.info(ctx, 'job.done' if found else 'job.' + found.error, {})  #! job.broken job.done
    while not attempt(False):
        N.info(ctx, 'again.never', {})

# run: go(ctx, True)
# run: go(ctx, False)
