from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import oslo_messaging as messaging


class Service:
    outlet: messaging.Notifier | None = None
    other: print

    async def go(self, ctx):
        self.outlet.info(ctx, 'order.go', {})  #! order.go

    @classmethod
    def tell(cls, ctx):
        cls.outlet.error(ctx, 'order.tell', {})  #! order.tell


class Log:
    outlet: list[str]

    def go(self, ctx):
        self.outlet.info(ctx, 'order.silent', {})

# run: import asyncio, oslo_messaging; Service.outlet = oslo_messaging.Notifier(None); asyncio.run(Service().go(ctx)); Service.tell(ctx)
