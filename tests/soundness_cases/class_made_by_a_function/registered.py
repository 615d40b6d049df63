import oslo_messaging

N = oslo_messaging.Notifier(None)
KNOWN = {}


def define(key):
    class Known:
        name = 'known.' + key

        def tell(self, ctx):
            N.info(ctx, self.name, {})
    KNOWN[key] = Known


def run(ctx):
    define('a')  #! known.a
    define('b')  #! known.b
    for each in KNOWN.values():
        each().tell(ctx)

# later: run(ctx)
