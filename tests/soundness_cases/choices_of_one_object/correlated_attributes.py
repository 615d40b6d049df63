import oslo_messaging

N = oslo_messaging.Notifier(None)


class Thing:
    kind = phase = None


def run(ctx, first):
    thing = Thing()
    if first:
        thing.kind, thing.phase = 'disk', 'start'
    else:
        thing.kind, thing.phase = 'port', 'end'
    N.info(ctx, f'{thing.kind}.{thing.phase}', {})  #! disk.start port.end
    if first:
        thing.kind += '.again'
    N.info(ctx, 'told.' + thing.kind, {})  #! told.disk.again told.port

# run: [run(ctx, first) for first in (False, True)]
