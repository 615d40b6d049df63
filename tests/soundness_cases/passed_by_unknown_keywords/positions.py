import json
from dataclasses import dataclass
import oslo_messaging

N = oslo_messaging.Notifier(None)


@dataclass
class Spec:
    kind: str = 'vm'


def main(ctx, text):
    N.info(ctx, Spec(*json.loads(text)).kind + '.built', {})  #! *.built vm.built

# run: main(None, '["disk"]')
# run: main(None, '[]')
