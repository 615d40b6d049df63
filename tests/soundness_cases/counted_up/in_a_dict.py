import oslo_messaging

N = oslo_messaging.Notifier(None)

TABLE = {'n': 0, 'kind': 'order'}


class Job:
    def __init__(self):
        self.table = {'n': 0}

    def count(self, ctx):
        self.table['n'] += 1
        N.info(ctx, 'job.%s' % self.table['n'], {})  #! job.* job.1 job.2


def count(ctx):
    TABLE['n'] += 1
    N.info(ctx, '%(kind)s.%(n)s' % TABLE, {})  #! order.* order.1 order.2

# run: job = Job(); [(job.count(ctx), count(ctx)) for _ in range(4)]
