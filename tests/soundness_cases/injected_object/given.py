import oslo_messaging

N = oslo_messaging.Notifier(None)


class Manager:
    def mark(self, method, context):
        N.error(context, 'depot.' + method, {})


class Task:
    def __init__(self, manager):
        self.manager = manager

    def run(self, context):
        self.manager.mark('move', context)  #! depot.move


def main(context):
    Task(Manager()).run(context)

# run: main(ctx)
