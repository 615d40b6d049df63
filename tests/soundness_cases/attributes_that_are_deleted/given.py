import oslo_messaging

notifier = oslo_messaging.Notifier(None)


class Session:
    pass


def close(ctx, session):
    try:
        del session.token
    except AttributeError:
        notifier.info(ctx, 'session.closed.already', {})  #! session.closed.already
    else:
        notifier.info(ctx, 'session.closed', {})  #! session.closed


def main(ctx):
    session = Session()
    session.token = 't'
    close(ctx, session)
    close(ctx, session)

# run: main(None)
