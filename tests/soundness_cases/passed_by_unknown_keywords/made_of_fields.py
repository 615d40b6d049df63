import json
from dataclasses import dataclass, field
import oslo_messaging

N = oslo_messaging.Notifier(None)


@dataclass
class Spec:
    kind: str = 'vm'
    tags: list = field(default_factory=list)

    def __post_init__(self):
        self.label = self.kind + '!'


def main(ctx, text):
    s = Spec(**json.loads(text))
    for t in s.tags:
        N.info(ctx, 'tag.' + t, {})  #! tag.*
    N.info(ctx, s.label, {})  #! *! vm!

# run: main(None, '{"kind": "disk", "tags": ["x"]}')
# run: main(None, '{}')
