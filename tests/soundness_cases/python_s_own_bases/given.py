import oslo_messaging

N = oslo_messaging.Notifier(None)


class Topic(str):
    def __new__(cls, *parts):
        return super().__new__(cls, '.'.join(parts))

    def child(self, name):
        return Topic(self, name)


def go(ctx):
    topic = Topic('a', 'b')
    N.info(ctx, topic, {})  #! a.b
    N.info(ctx, topic.child('c') + '.end', {})  #! a.b.c.end
    N.info(ctx, topic.upper(), {})  #! A.B

# run: go(ctx)
