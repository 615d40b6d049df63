import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx):
    try:
        raise ExceptionGroup('g', [ValueError('down'), KeyError('k'), OSError('z')])
    except* ValueError as eg:
        N.info(ctx, 'check.some', {})  #! check.some
        for e in eg.exceptions:
            N.info(ctx, 'check.' + e.args[0], {})  #! check.*
    except* KeyError as eg:
        N.info(ctx, f'check.{len(eg.exceptions)}', {})  #! check.*
    except* OSError:
        N.info(ctx, f'last', {})  #! last
    N.info(ctx, f'end', {})  #! end

# run: main(None)
