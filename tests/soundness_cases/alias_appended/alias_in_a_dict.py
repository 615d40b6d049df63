import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx):
    parts = ['order']
    boxes = {'parts': parts}
    boxes['parts'] += ['boxed']
    N.info(ctx, '.'.join(parts), {})  #! order.boxed
    kept = list(parts)
    kept.append('lost')
    N.info(ctx, '.'.join(parts) + '.again', {})  #! order.boxed.again

# run: send(ctx)
