import concurrent.futures

import oslo_messaging

N = oslo_messaging.Notifier(None)


def work(ctx, name):
    N.info(ctx, name + '.worked', {})


def go(ctx):
    with concurrent.futures.ThreadPoolExecutor() as pool:
        pool.map(lambda name: work(ctx, name), ['one', 'two'])  #  #! one.worked two.worked

# later: go(ctx)
