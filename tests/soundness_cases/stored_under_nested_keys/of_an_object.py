import oslo_messaging

N = oslo_messaging.Notifier(None)


class Shelf:
    def __init__(self):
        self.events = {}
        self.names = {'kept': 'shelf.kept'}


SHELF = Shelf()
OTHER = Shelf()


def fill(pairs):
    for pair in pairs:
        SHELF.events[pair[0]] = pair[1]
        SHELF.names[
            pair[0]
        ] = pair[1]


def fill_other(pairs):
    for pair in pairs:
        OTHER.events[pairs.index(pairs[0])] = pair


def run(ctx):
    for _event in SHELF.events:
        N.info(ctx, 'shelf.event', {})  #! shelf.event
    for _event in OTHER.events:
        N.info(ctx, 'other.event', {})  #! other.event
    N.info(ctx, SHELF.names['kept'], {})  #! shelf.kept|* shelf.left|*


def main(ctx, pairs):
    run_first(ctx)
    fill(pairs)
    fill_other(pairs)
    run(ctx)


def run_first(ctx):
    N.info(ctx, SHELF.names['kept'], {})  #! shelf.kept|*


# run: main(ctx, [('kept', 'shelf.left')])
