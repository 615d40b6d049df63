import oslo_messaging


def send(out, ctx, kind):
    out.info(ctx, '%s.create' % kind, {})  #! *.create


def unknown(out, ctx, request):
    send(out, ctx, request.kind)


def known(ctx, request):
    out = oslo_messaging.Notifier(None)
    send(out, ctx, 'volume')  #! volume.create
    send(out, ctx, 'disk.' + request.kind)  #! disk.*.create
    unknown(out, ctx, request)

# run: known(ctx, ns(kind='x'))
