import oslo_messaging


class Context:
    def __init__(self, obj):
        self.obj = obj


class Out:
    def __init__(self):
        self.sink = oslo_messaging.Notifier(None)

    def say(self, *parts):
        self.sink.info({}, '.'.join(parts), {})


_contexts = []


def with_object(function):
    def called(**given):
        return function(_contexts[-1].obj, **given)
    return called


@with_object
def deploy(out):
    out.say('deploy', 'done')  #! deploy.done


def main():
    _contexts.append(Context(Out()))
    try:
        deploy()
    finally:
        _contexts.pop()

# run: main()
