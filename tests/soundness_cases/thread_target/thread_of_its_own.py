import threading

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Worker(threading.Thread):
    def __init__(self, ctx):
        super().__init__(name='worker')
        self.ctx = ctx
        self.event = 'order.kept'

    def run(self):
        N.info(self.ctx, 'order.own', {})  #! order.own
        N.info(self.ctx, self.event, {})  #! order.kept


class Holder:
    def __init__(self, ctx):
        self._thread = threading.Thread(target=self._work, kwargs=dict(ctx=ctx, what='held'), daemon=True)  #! order.held

    def _work(self, ctx, what):
        N.info(ctx, 'order.' + what, {})

    def start(self):
        self._thread.start()

# later: Worker(ctx).start(); Holder(ctx).start()
