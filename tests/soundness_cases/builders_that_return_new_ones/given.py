import oslo_messaging


class Query:
    def __init__(self, *steps):
        self.steps = list(steps)

    def add(self, step):
        return Query(*self.steps, step)

    def run(self):
        for step in self.steps:
            oslo_messaging.Notifier(None).info({}, step, {})


def main():
    Query('query.a').add('query.b').run()  #! query.a query.b

# run: main()
