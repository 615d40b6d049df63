import oslo_messaging

N = oslo_messaging.Notifier(None)


class Words(list):
    pass


class Event(dict):
    pass


def report(ctx, event):
    match event:
        case [first, *_]:
            N.info(ctx, f'words.{first}', {})  #! words.one
        case {'kind': kind}:
            N.info(ctx, f'event.{kind}', {})  #! event.paid


def go(ctx):
    report(ctx, Words(['one', 'two']))
    report(ctx, Event(kind='paid'))

# run: go(ctx)
