import oslo_messaging

N = oslo_messaging.Notifier(None)


class Job:
    name = 'job'

    def run(self, ctx):
        N.info(ctx, self.name + '.run', {})  #! backup.run sweep.run


class Backup(Job):
    name = 'backup'


class Sweep(Job):
    name = 'sweep'


def main(ctx):
    for job in (Backup(), Sweep()):
        job.run(ctx)

# run: main(ctx)
