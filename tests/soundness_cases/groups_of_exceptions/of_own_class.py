import oslo_messaging

N = oslo_messaging.Notifier(None)


class Timeout(Exception):
    pass


def main(ctx):
    errors = [Timeout('h')]
    try:
        raise ExceptionGroup('g', errors)
    except* Timeout as eg:
        for e in eg.exceptions:
            N.info(ctx, 'check.' + e.args[0], {})  #! check.*

# run: main(None)
