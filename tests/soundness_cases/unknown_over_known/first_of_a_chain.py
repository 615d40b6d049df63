import collections
import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx, text):
    c = collections.ChainMap({}, {'color': 'red'})
    c.maps[0].update(json.loads(text))
    N.info(ctx, 'lamp.' + c['color'], {})  #! lamp.* lamp.red

# run: main(None, '{}')
# run: main(None, '{"color": "blue"}')
