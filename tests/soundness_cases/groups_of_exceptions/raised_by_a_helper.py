import oslo_messaging

N = oslo_messaging.Notifier(None)


def probe(h):
    if h == 'a':
        raise TimeoutError('slow.' + h)
    if h == 'b':
        raise ConnectionError('down.' + h)


def all_of(hosts):
    errors = []
    for h in hosts:
        try:
            probe(h)
        except OSError as e:
            errors.append(e)
    if errors:
        raise ExceptionGroup('probe', errors)


def main(ctx, hosts):
    try:
        all_of(hosts)
    except* TimeoutError as eg:
        for e in eg.exceptions:
            N.info(ctx, f'timeout.{e}', {})  #! timeout.*
    except* ConnectionError as eg:
        N.info(ctx, f'lost.{len(eg.exceptions)}', {})  #! lost.*

# run: main(None, ['a', 'b', 'c'])
# run: main(None, ['a', 'b', 'b'])
# run: main(None, ['c'])
