import oslo_messaging

n = oslo_messaging.Notifier(None)


class route:
    handlers = {}

    def __init__(self, verb):
        self.verb = verb

    def __call__(self, function):
        self.handlers[function.__name__] = (self, function)
        return function


class Things:
    def serve(self, ctx, action):
        spec, function = route.handlers[action]
        n.info(ctx, 'route.' + spec.verb, {})  #! route.GET

    @route('GET')
    def index(self):
        pass


def main(ctx):
    Things().serve(ctx, 'index')

# run: main(ctx)
