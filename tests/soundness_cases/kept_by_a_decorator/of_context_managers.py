import contextlib

from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


@contextlib.contextmanager
def noted(how):
    NOTIFIER.info({}, 'job.begun', {})  #! job.begun
    try:
        yield
    except ValueError:
        NOTIFIER.error({}, 'job.failed', {})  #! job.failed
        raise
    NOTIFIER.info({}, how, {})  #! job.ended


@noted('job.ended')
def job(fails):
    if fails:
        raise ValueError
    NOTIFIER.info({}, 'job.run', {})  #! job.run


def main():
    job(False)
    try:
        job(True)
    except ValueError:
        pass

# run: main()
