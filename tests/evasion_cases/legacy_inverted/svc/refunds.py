from svc import rpc


def with_notifier(function):
    return function(rpc.get_notifier('o'))


def each_of(names, function):
    return [function(name) for name in names]


def refund(context):
    with_notifier(lambda n: n.info(context, 'order.inverted', {}))
    each_of(['order.e1'], lambda name: with_notifier(lambda n: n.info(context, name, {})))

    @with_notifier
    def done(n):
        n.info(context, 'order.decorated', {})

    @lambda f: f('order.lambda')
    def named(name):
        with_notifier(lambda n: n.warn(context, name, {}))
