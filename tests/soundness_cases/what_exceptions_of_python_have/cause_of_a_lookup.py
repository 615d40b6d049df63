import oslo_messaging

N = oslo_messaging.Notifier(None)


class NotFound(Exception):
    pass


def find(k):
    try:
        return {'a': 1}[k]
    except KeyError as e:
        raise NotFound(k) from e


def main(ctx):
    try:
        find('z')
    except NotFound as e:
        if e.__cause__ is not None:
            N.info(ctx, 'cause', {})  #! cause

# run: main(None)
