import oslo_messaging

N = oslo_messaging.Notifier(None)


class Manager:
    def mark(self, method, context):
        N.error(context, 'depot.' + method, {})


class Quiet:
    def mark(self, method, context):
        print(method)


class Task:
    def __init__(self, manager):
        self.manager = manager

    def run(self, context):
        self.manager.mark('move', context)


class Loud(Task):
    def run(self, context):
        self.manager.mark('shout', context)  #! depot.shout


def main(context):
    Task(Quiet()).run(context)
    Loud(Manager()).run(context)

# run: main(ctx)
