import oslo_messaging


class Context:
    def notify(self, what):
        oslo_messaging.Notifier(None).info({}, what, {})


def create(context):
    context.notify('thing.created')  #! thing.created


STEPS = [create]


def main():
    context = Context()
    for step in STEPS:
        step(context)

# run: main()
