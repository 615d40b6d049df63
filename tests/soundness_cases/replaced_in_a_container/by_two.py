import oslo_messaging

N = oslo_messaging.Notifier(None)

class Job:
    def __init__(self):
        self.table = {'step': 'new', 'way': 'quick'}

    def begin(self):
        self.table['step'] = 'begun'

    def end(self):
        self.table['step'] = 'ended'

    def tell(self, ctx):
        N.info(ctx, 'job.' + self.table['step'], {})  #! job.new job.begun job.ended
        N.info(ctx, 'way.' + self.table['way'], {})  #! way.quick

# run: job = Job(); job.tell(ctx); job.begin(); job.tell(ctx); job.end(); job.tell(ctx)
