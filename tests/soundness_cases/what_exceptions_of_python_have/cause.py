import oslo_messaging

N = oslo_messaging.Notifier(None)


class NotFound(Exception):
    pass


def main(ctx):
    try:
        try:
            raise KeyError('a')
        except KeyError as e:
            raise NotFound('z') from e
    except NotFound as e:
        if e.__cause__ is not None:
            N.info(ctx, 'cause.' + type(e.__cause__).__name__, {})  #! cause.*
        N.info(ctx, 'args.' + e.args[0], {})  #! args.z

# run: main(None)
