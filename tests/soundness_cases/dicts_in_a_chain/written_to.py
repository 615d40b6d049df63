import oslo_messaging

import collections


def go(ctx):
    n = oslo_messaging.Notifier(None)
    base = {'kind': 'base'}
    chain = collections.ChainMap({}, base)
    n.info(ctx, chain['kind'], {})  #! base
    chain['kind'] = 'own'
    n.info(ctx, chain['kind'], {})  #! own
    base['phase'] = 'late'
    n.info(ctx, chain.get('phase', 'none') + '.' + base['kind'], {})  #! late.base

# run: go(ctx)
