import concurrent.futures

import oslo_messaging

N = oslo_messaging.Notifier(None)


def work(ctx, kind, phase):
    N.info(ctx, kind + '.' + phase, {})


def go(ctx):
    with concurrent.futures.ThreadPoolExecutor() as pool:
        pool.map(work, [ctx, ctx], ('disk', 'port'), ['made', 'gone'])  #! disk.made port.gone

# later: go(ctx)
