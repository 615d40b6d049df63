import oslo_messaging

N = oslo_messaging.Notifier(None)


class NotFound(Exception):
    pass


def main(ctx):
    try:
        raise NotFound('z')
    except NotFound as e:
        if e.__cause__ is None:
            N.info(ctx, 'no.cause', {})  #! no.cause
        N.info(ctx, 'args.' + e.args[0], {})  #! args.z

# run: main(None)
