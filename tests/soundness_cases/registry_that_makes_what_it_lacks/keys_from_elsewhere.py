import json
from collections import defaultdict

import oslo_messaging

N = oslo_messaging.Notifier(None)


def read():
    return json.loads('[{"type": "start", "name": "a"}, {"type": "end", "name": "b"}]')


def batches():
    by_type = defaultdict(list)
    for event in read():
        by_type[event['type']].append(event)
    return [by_type['start'], by_type['end']]


def process(ctx):
    for batch in batches():
        for event in batch:
            N.info(ctx, 'lease.%s' % event['name'], {})  #! lease.*

# run: process(ctx)
