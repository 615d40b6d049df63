import oslo_messaging

N = oslo_messaging.Notifier(None)


def more(kinds, late):
    if late:
        kinds.append('late')


def run(ctx, late):
    kinds = ['changed']
    more(kinds, late)
    for kind in kinds:
        N.info(ctx, 'lease.%s' % kind, {})  #! lease.changed lease.late

# run: [run(ctx, late) for late in (False, True)]
