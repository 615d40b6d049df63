import oslo_messaging

N = oslo_messaging.Notifier(None)


class Plugin:
    events = []
    classes = set()

    def __init_subclass__(cls, event=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.classes.add(cls)
        if event:
            Plugin.events.append(event)

    @classmethod
    async def tell(cls, ctx):
        for event in cls.events:
            N.info(ctx, f'plugin.{event}', {})  #! plugin.disk|plugin.*


class Disk(Plugin, event='disk'):
    pass


class Silent(Plugin):
    pass

# run: import asyncio; asyncio.run(Plugin.tell(ctx))
