import oslo_messaging

N = oslo_messaging.Notifier(None)


class Job:
    name = 'job'

    def run(self, ctx):
        N.info(ctx, self.name + '.run', {})  #! backup.run job.run


class Backup(Job):
    name = 'backup'

# run: Job().run(ctx), Backup().run(ctx)
