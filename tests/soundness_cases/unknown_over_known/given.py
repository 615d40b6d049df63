import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx, text):
    args = json.loads(text)
    h = dict(color='red')
    h.update(args)
    N.info(ctx, 'h.' + h['color'], {})  #! h.* h.red

# run: main(None, '{}')
# run: main(None, '{"color": "blue"}')
