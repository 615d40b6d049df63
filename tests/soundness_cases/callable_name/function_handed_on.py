import oslo_messaging

N = oslo_messaging.Notifier(None)


def sweep(ctx):
    pass


class Jobs:
    @staticmethod
    def mop(ctx):
        pass

    def run(self, ctx, job):
        N.info(ctx, 'job.%s.start' % job.__name__, {})
        job(ctx)

    def all(self, ctx):
        self.run(ctx, sweep)  #! job.sweep.start
        self.run(ctx, job=self.mop)  #! job.mop.start

# run: Jobs().all(ctx)
