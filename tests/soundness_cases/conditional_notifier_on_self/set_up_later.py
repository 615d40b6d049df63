import oslo_messaging


class First:
    outlet = None

    def set_up(self, on):
        if on:
            self.outlet = oslo_messaging.Notifier(None)

    @property
    def event(self):
        return 'shop.first'

    async def go(self, ctx):
        if self.outlet is not None:
            self.outlet.info(ctx, self.event, {})  #! shop.first shop.second


class Second(First):
    @property
    def event(self):
        return 'shop.second'

# run: import asyncio; [(each.set_up(True), asyncio.run(each.go(ctx))) for each in (First(), Second())]
