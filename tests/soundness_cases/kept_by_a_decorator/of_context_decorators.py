import contextlib

from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Watched(contextlib.ContextDecorator):
    def __enter__(self):
        NOTIFIER.info({}, 'watch.begun', {})  #! watch.begun
        return self

    def __exit__(self, *raised):
        NOTIFIER.info({}, 'watch.ended', {})  #! watch.ended


@Watched()
def job():
    NOTIFIER.info({}, 'watch.job', {})  #! watch.job


def main():
    job()
    with Watched():
        NOTIFIER.info({}, 'watch.inside', {})  #! watch.inside

# run: main()
