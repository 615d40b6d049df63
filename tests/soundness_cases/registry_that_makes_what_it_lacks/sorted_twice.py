import json
from collections import defaultdict

import oslo_messaging

N = oslo_messaging.Notifier(None)
TEXT = '[{"type": "start", "name": "a", "at": 1}, {"type": "end", "name": "b", "at": 1}]'


def batches(events):
    by_time = defaultdict(list)
    by_type = defaultdict(list)
    for event in events:
        by_time[event['at']].append(event)
        by_type[event['type']].append(event)
    later = []
    for start in by_type['start']:
        for event in by_time[start['at']]:
            if event['type'] == 'end':
                by_type['end'].remove(event)
                later.append(event)
    return [by_type['end'], by_type['start'], later]


def process(ctx):
    for batch in batches(json.loads(TEXT)):
        for event in batch:
            N.info(ctx, 'lease.%s' % event['name'], {})  #! lease.*

# run: process(ctx)
