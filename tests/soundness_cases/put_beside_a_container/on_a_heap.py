import heapq
import oslo_messaging

N = oslo_messaging.Notifier(None)


def wake(ctx, who):
    N.info(ctx, 'wake.' + who, {})


def main(ctx):
    heap = []
    heapq.heappush(heap, (1, wake))
    when, fn = heapq.heappop(heap)
    fn(ctx, 'cat')  #! wake.cat

# run: main(None)
