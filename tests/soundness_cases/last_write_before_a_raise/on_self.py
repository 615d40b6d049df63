import oslo_messaging

N = oslo_messaging.Notifier(None)


class Job:
    def __init__(self):
        self.state = 'new'

    def run(self, ctx, work):
        try:
            self.state = 'running'
            work()
            self.state = 'done'
        except Exception:
            N.error(ctx, 'failed.' + self.state, {})  #! failed.running
        else:
            N.info(ctx, 'job.' + self.state, {})  #! job.done


def go(ctx, work):
    Job().run(ctx, work)

# run: go(ctx, list), go(ctx, 3)
