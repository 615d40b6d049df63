import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx):
    match {'kind': 'order', 'name': 'create', 'more': 'x'}:
        case {'kind': kind, 'name': name, **rest}:
            N.info(ctx, '%s.%s' % (kind, name), {})  #! order.create
            N.info(ctx, '.'.join(rest), {})  #! more
            N.info(ctx, '.'.join(rest.values()), {})  #! x

# run: send(ctx)
