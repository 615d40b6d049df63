import os

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Sender:
    def send(self, ctx, resource, *, phase):
        N.info(ctx, f'{resource}.{phase}.now', {})

    def middle(self, ctx, resource):
        self.send(ctx, resource, phase='middle')  #! *.middle.now

    async def outer(self, ctx):
        self.middle(ctx, os.environ['RESOURCE'])

    @classmethod
    def known(cls, ctx):
        cls().middle(ctx, 'volume')  #! volume.middle.now

# run: import asyncio; os.environ['RESOURCE'] = 'port'; asyncio.run(Sender().outer(ctx)); Sender.known(ctx)
