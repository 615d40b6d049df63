import oslo_messaging

N = oslo_messaging.Notifier(None)

class Job:
    def __init__(self):
        self.table = {'step': 'new'}

    def begin(self):
        self.table['step'] = 'begun'

    def tell(self, ctx):
        N.info(ctx, 'job.' + self.table['step'], {})  #! job.new job.begun

# run: job = Job(); job.tell(ctx); job.begin(); job.tell(ctx)
