import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, orders):
    made = []
    for order in orders:
        made.append({'event': 'order', 'seen': 0})
        for each in made:
            each['seen'] += 1
            if each['seen'] > 3:
                N.info(ctx, each['event'] + '.often', {})  #! order.often
    for each in made:
        N.info(ctx, each['event'], {})  #! order


# run: send(ctx, range(6))
