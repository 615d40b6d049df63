import oslo_messaging

class Base:
    def __init__(self, **attrs):
        for name in attrs:
            setattr(self, name, attrs[name])


class Task(Base):
    name = 'task'
    phase = 'start'

    def run(self, ctx):
        oslo_messaging.Notifier(None).info(ctx, f'{self.name}.{self.phase}', {})  #! task.start


def go(ctx, quick):
    tasks = [Task(name='copy'), Task(phase='end'), Task()]  #! copy.start task.end
    for task in tasks:
        task.run(ctx)

# later: go(ctx, True)
