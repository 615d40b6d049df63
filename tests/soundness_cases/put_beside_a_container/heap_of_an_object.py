import heapq
import oslo_messaging

N = oslo_messaging.Notifier(None)


class S:
    def __init__(self):
        self.heap = []

    def at(self, when, fn, *args):
        heapq.heappush(self.heap, (when, fn, args))
        return self

    def run(self, ctx):
        while self.heap:
            when, fn, args = heapq.heappop(self.heap)
            fn(ctx, *args)


def wake(ctx, who):
    N.info(ctx, 'wake.' + who, {})  #! wake.cat


def sleep(ctx):
    N.info(ctx, 'sleep.all', {})  #! sleep.all


def main(ctx):
    s = S()
    s.at(5, sleep).at(1, wake, 'cat')
    s.run(ctx)

# run: main(None)
