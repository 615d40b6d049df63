import oslo_messaging

N = oslo_messaging.Notifier(None)


class Lease:
    def __init__(self):
        self.kinds = ['changed']


def extend(lease, name, late=False):
    if late:
        lease.kinds.append(name)


def run(ctx, late):
    lease = Lease()

    def more(name):
        lease.kinds += [name]

    more('nested')
    extend(lease, 'never')
    extend(lease, 'late', late)
    for kind in lease.kinds:
        N.info(ctx, f'lease.{kind}', {})  #! lease.changed lease.nested lease.late

# run: [run(ctx, late) for late in (False, True)]
