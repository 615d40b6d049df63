import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, message):
    match message:
        case {'kind': kind, **rest}:
            N.info(ctx, 'kind.' + kind, {})  #! kind.order
            N.info(ctx, 'rest.' + rest['name'], {})  #! rest.create


def main(ctx):
    send(ctx, {'kind': 'order', 'name': 'create'})

# run: main(ctx)
