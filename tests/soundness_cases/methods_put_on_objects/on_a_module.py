import oslo_messaging

import sys

n = oslo_messaging.Notifier(None)


def work(ctx):
    pass


def noted(function, kind):
    def wrapper(ctx):
        n.info(ctx, kind + '.work', {})
        return function(ctx)
    return wrapper


def patch():
    module = sys.modules[__name__]
    module.work = noted(module.work, 'patched')  #! patched.work

# later: patch(); work(ctx)
