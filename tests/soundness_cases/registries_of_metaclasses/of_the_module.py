import oslo_messaging

N = oslo_messaging.Notifier(None)
STEPS = []


class Step(type):
    def __new__(mcs, name, bases, namespace):
        cls = type.__new__(mcs, name, bases, namespace)
        if not namespace.get('abstract'):
            STEPS.append(cls)
        return cls


class Base(metaclass=Step):
    abstract = True

    def run(self, ctx):
        N.info(ctx, 'step.' + self.topic, {})  #! step.build step.fetch


class Fetch(Base):
    topic = 'fetch'


class Build(Base):
    topic = 'build'


def run_all(ctx):
    for step in STEPS:
        step().run(ctx)

# run: run_all(ctx)
