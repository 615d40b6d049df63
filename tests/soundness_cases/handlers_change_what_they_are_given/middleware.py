import oslo_messaging

n = oslo_messaging.Notifier(None)


class App:
    def __init__(self):
        self.before = []

    def use(self, function):
        self.before.append(function)
        return function

    def __call__(self, ctx, request):
        for each in self.before:
            each(request)
        for topic in request['topics']:
            n.info(ctx, topic, {})


app = App()


@app.use
def mark(request):
    request['topics'].append('request.marked')


def main(ctx):
    app(ctx, {'topics': []})  #! request.marked

# run: main(ctx)
