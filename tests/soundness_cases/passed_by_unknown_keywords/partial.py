import json
from functools import partial
import oslo_messaging

N = oslo_messaging.Notifier(None)


def name(kind='vm', size='big'):
    return f'{kind}.{size}'


def main(ctx, text):
    N.info(ctx, partial(name, **json.loads(text))(), {})  #! *
    N.info(ctx, name(**{'size': 'small', **json.loads(text)}), {})  #! *.* *.small vm.* vm.small
    N.info(ctx, name(**dict(json.loads(text), size='tiny')), {})  #! *.tiny vm.tiny

# run: main(None, '{"kind": "disk"}')
# run: main(None, '{}')
