from collections import defaultdict
from operator import itemgetter

import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


def sorted_out(rows):
    if not rows:
        return []
    by_desk = defaultdict(list)
    by_kind = defaultdict(list)
    for row in sorted(rows, key=itemgetter('time')):
        by_desk[row['desk']].append(row)
        by_kind[row['kind']].append(row)
    held = []
    late = []
    for first in by_kind['first']:
        for row in by_desk[first['desk']]:
            if row['kind'] == 'held':
                by_kind['held'].remove(row)
                held.append(row)
            elif row['kind'] == 'late':
                by_kind['late'].remove(row)
                late.append(row)
            elif row['kind'] == 'lost':
                by_kind['lost'].remove(row)
                late.append(row)
            elif row['kind'] == 'paid':
                by_kind['paid'].remove(row)
                late.append(row)
            elif row['kind'] == 'sent':
                by_kind['sent'].remove(row)
                late.append(row)
    return [by_kind['held'], by_kind['late'], by_kind['first'], held, late]


def go(ctx, rows, notifier):
    for batch in sorted_out(rows):
        if notifier.is_enabled():
            print(batch)


def other(ctx):
    NOTIFIER.info(ctx, 'shop.other', {})  #! shop.other

# run: go(ctx, [], None); other(ctx)
