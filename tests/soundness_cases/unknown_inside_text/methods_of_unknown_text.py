import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, request):
    kind = request.kind.lower()
    N.info(ctx, 'lower.' + kind, {})  #! lower.*
    kind = 'known'
    N.info(ctx, 'now.' + kind, {})  #! now.known
    if request.kind == 'DISK':
        N.info(ctx, 'narrow.' + request.kind, {})  #! narrow.DISK
    N.info(ctx, 'a.%(one)s.%(two)s' % {'one': 'one', 'two': request.two}, {})  #! a.one.*

# run: send(ctx, ns(kind='DISK', two='x')); send(ctx, ns(kind='Port', two='y'))
