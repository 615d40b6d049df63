import oslo_messaging

class Task:
    topic = 'plain'

    def run(self, ctx):
        oslo_messaging.Notifier(None).info(ctx, self.topic + '.run', {})  #! a.run b.run


def run_all(ctx, tasks):
    for task in tasks:
        task.run(ctx)


def go(ctx):
    made = [type('T', (Task,), {'topic': each})() for each in ('a', 'b')]
    run_all(ctx, made)

# run: go(ctx)
