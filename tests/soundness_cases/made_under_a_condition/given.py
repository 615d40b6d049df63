import logging

import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


class Task(logging.Filter):
    def __init__(self, suffix):
        super().__init__()
        self.suffix = suffix

    def execute(self, ctx):
        NOTIFIER.info(ctx, f'order.{self.suffix}', {})


def tasks(quiet):
    found = []
    if not quiet:
        found.append(Task('start'))  #! order.start
    return found

# later: [task.execute(ctx) for task in tasks(False)]
