import oslo_messaging

from contextlib import ContextDecorator

N = oslo_messaging.Notifier(None)


class timed(ContextDecorator):
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        N.info({}, self.name + ('.failed' if kind else '.ended'), {})
        return kind is KeyError


@timed('job')  #! job.failed job.ended
def job(fails):
    if fails:
        raise KeyError('x')


def go(ctx):
    job(True)
    N.info(ctx, 'go.on', {})  #! go.on
    job(False)

# later: go({})
