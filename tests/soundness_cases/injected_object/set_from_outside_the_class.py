import oslo_messaging

N = oslo_messaging.Notifier(None)


class Manager:
    def mark(self, method, context):
        N.error(context, 'depot.' + method, {})


class Task:
    helper = None

    def run(self, context):
        self.helper.mark('move', context)  #! depot.move

    @staticmethod
    def check(helper, context):
        helper.mark('check', context)  #! depot.check


def main(context):
    task = Task()
    task.helper = Manager()
    task.run(context)
    Task.check(task.helper, context)

# run: main(ctx)
