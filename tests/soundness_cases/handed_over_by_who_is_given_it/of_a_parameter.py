from concurrent.futures import ThreadPoolExecutor

import oslo_messaging


def send_later(bus, pool, ctx, what):
    return pool.submit(bus.error, ctx, what, {})


def go(ctx):
    with ThreadPoolExecutor() as pool:
        send_later(oslo_messaging.Notifier(None), pool, ctx, 'order.lost').result()  #! order.lost

# run: go(ctx)
