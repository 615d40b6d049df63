import oslo_messaging

N = oslo_messaging.Notifier(None)


class Job:
    name = 'job'

    def run(self, ctx):
        N.info(ctx, self.name + '.run', {})  #! backup.run job.run


class Backup(Job):
    name = 'backup'


KINDS = {'backup': Backup, 'other': Job}


def main(ctx, kind):
    KINDS[kind]().run(ctx)

# run: [main(ctx, kind) for kind in ('backup', 'other')]
