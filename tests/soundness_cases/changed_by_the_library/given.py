import heapq
import oslo_messaging

N = oslo_messaging.Notifier(None)


def run(ctx):
    queue = []
    heapq.heappush(queue, (2, 'second'))
    heapq.heappush(queue, (1, 'first'))
    while queue:
        _, name = heapq.heappop(queue)
        N.info(ctx, 'queue.' + name, {})  #! queue.first queue.second

# run: run(ctx)
