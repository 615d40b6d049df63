import threading

import oslo_messaging

N = oslo_messaging.Notifier(None)


def tell(ctx, event):
    N.info(ctx, event, {})


def go(ctx):
    threading.Thread(target=tell, args=(ctx, 'order.threaded')).start()  #! order.threaded
    threading.Thread(target=N.info, args=(ctx, 'order.direct', {})).start()  #! order.direct

# later: go(ctx)
