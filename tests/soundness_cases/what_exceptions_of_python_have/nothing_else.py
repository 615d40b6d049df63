import oslo_messaging

N = oslo_messaging.Notifier(None)


class Lost(Exception):
    pass


def main(ctx):
    try:
        raise Lost('z')
    except Lost as e:
        try:
            e.missing
        except AttributeError:
            N.info(ctx, 'has.none', {})  #! has.none
        if e.__traceback__ is not None and e.__context__ is None:
            N.info(ctx, 'traced.' + e.args[0], {})  #! traced.z

# run: main(None)
