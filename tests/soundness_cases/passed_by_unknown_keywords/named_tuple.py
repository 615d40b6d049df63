import json
from typing import NamedTuple
import oslo_messaging

N = oslo_messaging.Notifier(None)


class Spec(NamedTuple):
    kind: str = 'vm'


def main(ctx, text):
    N.info(ctx, Spec(**json.loads(text)).kind + '.built', {})  #! *.built vm.built

# run: main(None, '{"kind": "disk"}')
# run: main(None, '{}')
