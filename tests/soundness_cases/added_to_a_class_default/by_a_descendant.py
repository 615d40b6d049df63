import oslo_messaging

N = oslo_messaging.Notifier(None)


class Job:
    state = 'new'

    def send(self, ctx):
        N.info(ctx, 'job.' + self.state, {})  #! job.new job.new.late


class Late(Job):
    def delay(self):
        self.state += '.late'


def go(ctx):
    Job().send(ctx)
    late = Late()
    late.delay()
    late.send(ctx)

# run: go(ctx); Late().send(ctx)
