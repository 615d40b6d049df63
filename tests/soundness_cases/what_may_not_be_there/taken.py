import oslo_messaging

N = oslo_messaging.Notifier(None)


import collections


def take(ctx, orders, *others):
    waiting = collections.deque(orders)
    try:
        waiting.popleft()
    except IndexError:
        N.info(ctx, 'deque.empty', {})  #! deque.empty
    names = [order.name for order in orders]
    try:
        names.pop()
    except IndexError:
        N.info(ctx, 'list.empty', {})  #! list.empty
    try:
        names[0] = 'x'
    except IndexError:
        N.info(ctx, 'list.set', {})  #! list.set
    try:
        del names[0]
    except IndexError:
        N.info(ctx, 'list.del', {})  #! list.del
    kinds = {order.kind for order in orders}
    try:
        kinds.pop()
    except KeyError:
        N.info(ctx, 'set.empty', {})  #! set.empty
    try:
        others[1]
    except IndexError:
        N.info(ctx, 'arguments.few', {})  #! arguments.few
    try:
        max(order.size for order in orders)
    except ValueError:
        N.info(ctx, 'max.empty', {})  #! max.empty
    largest = max((order.event for order in orders), default='order.none')
    N.info(ctx, largest, {})  #! order.none *
    fixed = ['a', 'b']
    try:
        fixed.pop()
        fixed.pop()
    except IndexError:
        N.info(ctx, 'never', {})


# run: take(ctx, []); take(ctx, [ns(name='n', kind='k', size=1, event='order.big')])
