import oslo_messaging

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Deps:
    out: Any
    prefix: str = 'svc'


@dataclass
class Service:
    deps: Deps
    names: list = field(default_factory=list)

    def start(self, ctx):
        self.deps.out.info(ctx, f'{self.deps.prefix}.started', {})  #! svc.started


def main(ctx):
    Service(Deps(oslo_messaging.Notifier(None))).start(ctx)

# run: main(ctx)
