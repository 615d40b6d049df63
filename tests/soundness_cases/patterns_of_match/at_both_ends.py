import oslo_messaging

N = oslo_messaging.Notifier(None)


class Words(list):
    pass


def report(ctx, words):
    match words:
        case (first, *_, last):
            N.info(ctx, f'{first}.{last}', {})  #! one.three
        case [only]:
            N.info(ctx, only, {})  #! four


def go(ctx):
    report(ctx, Words(('one', 'two', 'three')))
    report(ctx, Words(['four']))

# run: go(ctx)
