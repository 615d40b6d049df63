import concurrent.futures

import oslo_messaging


class Worker:
    def __init__(self, prefix):
        self.prefix = prefix
        self.notifier = oslo_messaging.Notifier(None)

    def work(self, name):
        self.notifier.info({}, self.prefix + '.' + name, {})

    def run(self, pool):
        return pool.map(self.work, ['a', 'b'])


def go(ctx):
    pool = concurrent.futures.ThreadPoolExecutor()
    Worker('job').run(pool)  #! job.a job.b
    pool.shutdown()

# later: go(ctx)
