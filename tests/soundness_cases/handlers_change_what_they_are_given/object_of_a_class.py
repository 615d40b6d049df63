import oslo_messaging

n = oslo_messaging.Notifier(None)


class Request:
    def __init__(self):
        self.audit = 'none'


HANDLERS = {}


def handles(verb):
    def register(function):
        HANDLERS[verb] = function
        return function
    return register


@handles('post')
def create(request):
    request.audit = 'created'


def main(ctx):
    request = Request()
    HANDLERS['post'](request)
    n.info(ctx, 'thing.' + request.audit, {})  #! thing.created

# run: main(ctx)
