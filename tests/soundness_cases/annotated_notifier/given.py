from __future__ import annotations

import dataclasses
from typing import Optional

from oslo_messaging import Notifier


@dataclasses.dataclass
class Outlet:
    n: Notifier

    def f(self, ctx):
        self.n.info(ctx, 'order.d', {})  #! order.d


def g(outlet: Optional[Notifier], ctx):
    outlet.info(ctx, 'order.g', {})  #! order.g

# run: Outlet(Notifier(None)).f(ctx); g(Notifier(None), ctx)
