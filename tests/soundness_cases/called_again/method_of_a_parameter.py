import oslo_messaging

N = oslo_messaging.Notifier(None)


def wait(job, ctx):
    before = job.state()
    for _ in range(2):
        after = job.state()
        if before == 'open' and after == 'closed':
            N.info(ctx, 'job.closed', {})  #! job.closed
        before = after


class Job:
    def __init__(self, *states):
        self._states = iter(states)

    def state(self):
        return next(self._states)

# run: wait(Job('open', 'closed', 'closed'), ctx)
