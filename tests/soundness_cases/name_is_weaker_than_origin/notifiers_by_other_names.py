import oslo_messaging


class Logger:
    """What it does decides, not what it is called."""

    def __init__(self, handler):
        self._handler = handler

    def debug(self, event, payload=None):
        self._handler.info({}, 'logged.' + event, payload)


def make_log():
    return oslo_messaging.Notifier(None)


class Worker:
    def __init__(self, log):
        self.log = log

    def work(self):
        self.log.debug('work')  #! logged.work


def run(ctx):
    Worker(Logger(make_log())).work()
    log = make_log()
    log.info(ctx, 'order.log', {})  #! order.log

# run: run(ctx)
