import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx):
    names = other = {'kind': 'old'}
    for each in (names,):
        each['kind'] = 'new'
    N.info(ctx, 'order.%(kind)s' % other, {})  #! order.new
    (third := names).update(kind='third')
    N.info(ctx, 'order.{kind}'.format(**other), {'x': third})  #! order.third

# run: send(ctx)
