import oslo_messaging

N = oslo_messaging.Notifier(None)


class Manager:
    KIND = 'manager'

    def say(self, ctx, what):
        N.info(ctx, f'{self.KIND}.{what}', {})

    async def run(self, ctx):
        outer = self

        class Step:
            KIND = 'step'

            def go(self):
                N.info(ctx, self.KIND + '.own', {})  #! step.own
                outer.say(ctx, self.KIND)  #! manager.step

        Step().go()

# run: import asyncio; asyncio.run(Manager().run(ctx))
