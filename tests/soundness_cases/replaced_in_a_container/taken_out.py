import oslo_messaging

N = oslo_messaging.Notifier(None)

class Job:
    def __init__(self):
        self.words = {'step': 'new', 'kind': 'job'}

    def again(self):
        del self.words['step']
        self.words.update(step='again')

    def drop(self):
        self.words.pop('kind')
        self.words['other'] = 'dropped'

    def tell(self, ctx):
        N.info(ctx, 'job.' + self.words['step'], {})  #! job.new job.again
        N.info(ctx, 'kind.' + self.words.get('kind', 'none'), {})  #! kind.job kind.none

# run: job = Job(); job.tell(ctx); job.again(), job.drop(); job.tell(ctx)
