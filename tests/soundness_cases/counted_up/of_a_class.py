import oslo_messaging

N = oslo_messaging.Notifier(None)

class Job:
    made = ''

    @classmethod
    def make(cls, ctx):
        cls.made += 'x'
        N.info(ctx, f'made.{cls.made}', {})  #! made.*x made.x made.xx

    def name(self, ctx):
        N.info(ctx, 'job.' + Job.made, {})  #! job. job.x job.*

# run: Job().name(ctx); [(Job.make(ctx), Job().name(ctx)) for _ in range(4)]
