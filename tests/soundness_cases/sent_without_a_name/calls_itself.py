import oslo_messaging

N = oslo_messaging.Notifier(None)


class Task:
    def __init__(self, name):
        self.name = name

    def delay(self, ctx, how):
        return self(ctx, how)

    def __call__(self, ctx, how):
        N.info(ctx, f'{self.name}.{how}', {})


def run(ctx):
    task = Task('clean')
    task.delay(ctx, 'later')  #! clean.later
    task(ctx, how='now')  #! clean.now

# run: run(ctx)
