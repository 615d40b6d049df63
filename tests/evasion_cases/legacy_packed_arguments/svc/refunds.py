import _thread
import multiprocessing.pool
import threading
from concurrent import futures

from svc import notifications, rpc


def tell(event, context=None):
    rpc.get_notifier('o').info({}, event, {})


def refund(context, order):
    pool = multiprocessing.pool.ThreadPool(1)
    pool.apply_async(tell, ('order.p1',)).get()
    pool.apply(tell, ('order.p2',), {'context': 1})
    pool.map(tell, ['order.p3'])
    pool.starmap(tell, [('order.p4', 1)])
    list(pool.imap_unordered(tell, ['order.p5']))
    pool.apply_async(func=tell, args=('order.p6',)).get()
    _thread.start_new_thread(tell, ('order.p7',))
    t = threading.Thread(None, tell, 'name', ('order.p8',)); t.start(); t.join()
    t = threading.Thread(target=tell, kwargs=dict(event='order.p9')); t.start(); t.join()
    with futures.ThreadPoolExecutor() as ex:
        list(ex.map(tell, ['order.p10']))
        ex.submit(tell, event='order.p11')
        ex.submit(fn, 'order.p12') if (fn := tell) else None
        f = ex.submit(int)
        f.add_done_callback(lambda f: tell('order.p13'))
    import time; time.sleep(.05)
