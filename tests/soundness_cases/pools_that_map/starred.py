import multiprocessing.pool

import oslo_messaging

N = oslo_messaging.Notifier(None)


def work(kind, phase):
    N.info({}, kind + '.' + phase, {})


def go(ctx):
    with multiprocessing.pool.ThreadPool(1) as pool:
        pool.starmap(work, [('disk', 'made'), ('port', 'gone')])  #! disk.made port.gone

# later: go(ctx)
