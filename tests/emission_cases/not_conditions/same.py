import threading
from multiprocessing import Condition


class Queue:
    def __init__(self):
        self.condition = threading.Condition()
        self.notifier = Condition()

    def put(self, ctx, item):
        with self.condition:
            self.condition.notify(1)
            self.condition.notify_all()
        with self.notifier:
            self.notifier.notify(1)
            self.notifier.info(ctx, 'order.not', {})
