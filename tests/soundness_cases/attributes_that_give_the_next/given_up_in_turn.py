import oslo_messaging

N = oslo_messaging.Notifier(None)


class Job:
    done = True
    kind = 'job'


class Runner:
    def step(self, ctx):
        if self.job.done:
            self.job = None
        else:
            self.job = Job()

    def tell(self, ctx):
        N.info(ctx, self.job.kind + '.told', {})  #! job.told


def run(ctx):
    runner = Runner()
    runner.job = Job()
    runner.tell(ctx)


def other(ctx, runner):
    runner.step(ctx)
    runner.tell(ctx)

# run: run(None)
