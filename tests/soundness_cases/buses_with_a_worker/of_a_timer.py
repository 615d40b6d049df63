import threading

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Ticker:
    def __init__(self, ctx):
        self.ctx = ctx
        self.event = 'tick.first'
        self.count = 0
        self.timer = threading.Timer(0, self._tick)

    def start(self):
        self.timer.start()
        self.timer.join()

    def _tick(self):
        self.event = 'tick.later'
        self.count += 1

    def tell(self):
        N.info(self.ctx, self.event, {})  #! tick.first|* tick.later|*


def main(ctx):
    ticker = Ticker(ctx)
    ticker.tell()
    ticker.start()
    ticker.tell()
    if ticker.count:
        N.info(ctx, 'tick.counted', {})  #! tick.counted

# run: main(ctx)
