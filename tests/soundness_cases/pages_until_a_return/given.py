import oslo_messaging

notifier = oslo_messaging.Notifier(None)


class Pages:
    def __init__(self, total):
        self.total = total

    def fetch(self, **options):
        start = options.get('marker', 0)
        return list(range(start, min(start + options['limit'], self.total)))


def each(fetch, **options):
    options.setdefault('limit', 2)
    while True:
        items = fetch(**options)
        if len(items) == 0:
            return
        options['marker'] = items[-1] + 1
        yield from items


def run(client):
    for item in each(client.fetch):
        kind = 'even' if item % 2 == 0 else 'odd'
        notifier.info({}, 'item.' + kind, {})  #! item.even item.odd

# run: run(Pages(5))
