import oslo_messaging

N = oslo_messaging.Notifier(None)


class Line:
    def __init__(self, prefix):
        self.prefix = prefix

    def say(self, context, what):
        N.info(context, 'line.' + what, {})


class Desk:
    def __init__(self, *, line=None, **others):
        self.line = line
        self.others = others


class Front(Desk):
    def __init__(self, name, **kwargs):
        super().__init__(**kwargs)
        self.name = name


class Building:
    def __init__(self, desk):
        self._desk = desk

    async def open(self, context):
        self._desk.line.say(context, 'opened')  #! line.opened


def build(context):
    return Building(Front('x', line=Line('y')))

# run: import asyncio; asyncio.run(build(ctx).open(ctx))
