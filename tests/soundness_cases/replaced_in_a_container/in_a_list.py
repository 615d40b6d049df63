import oslo_messaging

N = oslo_messaging.Notifier(None)

class Job:
    def __init__(self):
        self.parts = ['job', 'new']

    def begin(self):
        self.parts[1] = 'begun'

    def tell(self, ctx):
        N.info(ctx, self.parts[1], {})  #! new begun
        N.info(ctx, 'first.' + self.parts[0], {})  #! first.job

# run: job = Job(); job.tell(ctx); job.begin(); job.tell(ctx)
