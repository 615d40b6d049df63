import contextlib

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Log:
    def __init__(self):
        self.areas = ['main']

    @contextlib.contextmanager
    def area(self, name):
        self.areas.insert(0, name)
        yield self.areas
        self.areas.pop(0)

    def write(self, ctx):
        N.info(ctx, self.areas[0] + '.written', {})  #! job.written main.written


class Job:
    def __init__(self, log):
        self.log = log

    def run(self, ctx):
        with self.log.area('job'):
            self.log.write(ctx)
        self.log.write(ctx)


def go(ctx):
    Job(Log()).run(ctx)

# run: go(ctx)
