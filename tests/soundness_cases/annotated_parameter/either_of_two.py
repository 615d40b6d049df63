from typing import Union

import oslo_messaging

N = oslo_messaging.Notifier(None)


class Red:
    def tell(self, ctx, what):
        N.info(ctx, 'red.' + what, {})


class Blue:
    def tell(self, ctx, what):
        N.info(ctx, 'blue.' + what, {})


class Green(Blue):
    def tell(self, ctx, what):
        print(what)


async def use(ctx, line: Union['Red', 'Blue']):
    line.tell(ctx, 'used')  #! red.used blue.used


def quiet(ctx, line: Green):
    line.tell(ctx, 'quiet')

# run: import asyncio; [asyncio.run(use(ctx, line)) for line in (Red(), Blue(), Green())]; quiet(ctx, Green())
