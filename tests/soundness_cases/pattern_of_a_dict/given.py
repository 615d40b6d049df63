import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, message):
    match message:
        case {'kind': 1, **rest}:
            N.info(ctx, 'rest.%s' % rest, {})  #! rest.*
        case {'kind': kind}:
            N.info(ctx, 'kind.%s' % kind, {})  #! kind.*

# run: [send(ctx, {'kind': kind, 'a': 'b'}) for kind in (1, 2)]
