import oslo_messaging

N = oslo_messaging.Notifier(None)


def usage_of_pool(pool):
    if pool.total in ('unknown', None):
        return {}
    return dict(type='pool', total=pool.total)


def usages(pools, updated):
    usage = []
    if pools:
        backend = dict(type='backend', total=0)
        for pool in pools:
            of_pool = usage_of_pool(pool)
            if of_pool:
                backend['total'] += of_pool['total']
            if pool in updated:
                usage.append(of_pool)
        usage.append(backend)
    return usage


def send(ctx, pools, updated):
    for usage in usages(pools, updated):
        N.info(ctx, 'capacity.%s' % usage['type'], {})  #! capacity.pool capacity.backend


# run: pool = ns(total=1); send(ctx, [pool], [pool])
