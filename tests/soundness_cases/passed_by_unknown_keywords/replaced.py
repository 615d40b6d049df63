import json
from dataclasses import dataclass, replace
import oslo_messaging

N = oslo_messaging.Notifier(None)


@dataclass
class Spec:
    kind: str = 'vm'


def main(ctx, text):
    s = replace(Spec(), **json.loads(text))
    N.info(ctx, s.kind + '.built', {})  #! *.built

# run: main(None, '{"kind": "disk"}')
# run: main(None, '{}')
