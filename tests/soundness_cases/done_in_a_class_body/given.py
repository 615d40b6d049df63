import oslo_messaging

N = oslo_messaging.Notifier(None)
HANDLERS = {}


def handles(name):
    def decorate(function):
        HANDLERS[name] = function
        return function
    return decorate


class Orders:
    @handles('index')
    def index(self, ctx, what):
        N.info(ctx, 'index.' + what, {})


def go(ctx):
    HANDLERS['index'](Orders(), ctx, 'shown')  #! index.shown

# run: go(ctx)
