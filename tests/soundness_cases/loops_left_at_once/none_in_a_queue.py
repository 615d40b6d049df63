import queue
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx, items):
    q = queue.Queue()
    for i in items:
        q.put(i)
    q.put(None)
    got = 'nothing'
    while True:
        item = q.get()
        if item is None:
            break
        got = 'data'
    N.info(ctx, 'got.' + got, {})  #! got.data got.nothing

# run: main(None, [])
# run: main(None, [1])
