import oslo_messaging

n = oslo_messaging.Notifier(None)
_filters = []


def install():
    _filters.append(lambda names: names.update(late='filtered'))


def main(ctx):
    names = {'late': 'plain'}
    _filters[0](names)
    n.info(ctx, 'name.' + names['late'], {})  #! name.filtered

# run: install(); main(ctx)
