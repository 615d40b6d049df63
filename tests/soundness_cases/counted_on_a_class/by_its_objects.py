import oslo_messaging

N = oslo_messaging.Notifier(None)


class Job:
    made = 0

    def __init__(self):
        Job.made += 1
        self.number = Job.made

    def start(self, ctx):
        N.info(ctx, 'job.' + str(self.number), {})  #! job.1 job.3 job.*


def run(ctx):
    Job().start(ctx)
    Job().start(ctx)

# run: run(ctx), run(ctx)
