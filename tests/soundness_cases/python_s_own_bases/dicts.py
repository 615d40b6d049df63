import oslo_messaging

N = oslo_messaging.Notifier(None)


class Events(dict):
    def __init__(self, kind, **more):
        super().__init__(kind=kind, **more)
        self['phase'] = 'start'

    def __setitem__(self, key, value):
        super().__setitem__(key, value.upper())

    def __missing__(self, key):
        return 'no.' + key


def go(ctx):
    events = Events('disk', size='big')
    N.info(ctx, events['kind'] + '.' + events['phase'], {})  #! disk.START
    N.info(ctx, events['other'], {})  #! no.other
    N.info(ctx, '.'.join(events), {})  #! kind.size.phase

# run: go(ctx)
