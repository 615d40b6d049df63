import json
import collections
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx, text):
    c = collections.ChainMap(json.loads(text), {'color': 'red'})
    N.info(ctx, 'lamp.' + c['color'], {})  #! lamp.* lamp.red
    N.info(ctx, 'got.' + c.get('color', 'none'), {})  #! got.* got.red
    N.info(ctx, 'size.' + c.get('size', 'none'), {})  #! size.* size.none
    if 'size' in c:
        N.info(ctx, 'has.size', {})  #! has.size
    for k in c:
        N.info(ctx, 'key.' + k, {})  #! key.* key.color

# run: main(None, '{}')
# run: main(None, '{"color": "blue", "size": "big"}')
