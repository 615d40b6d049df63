import oslo_messaging

N = oslo_messaging.Notifier(None)


class S:
    def __init__(self):
        self.log = []

    def gen(self):
        yield self.log
        self.log.append('left')

    def run(self, ctx):
        for log in self.gen():
            log.append('fine')
        for e in self.log:
            N.info(ctx, 'log.' + e, {})  #! log.fine log.left

# run: S().run(None)
