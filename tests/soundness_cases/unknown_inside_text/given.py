import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, request):
    N.info(ctx, 'order.%s.end' % request.kind, {})  #! order.*.end
    N.info(ctx, f'{request.kind}.{request.phase}.x', {})  #! *.*.x

# run: send(ctx, ns(kind='a', phase='b'))
