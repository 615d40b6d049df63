import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx, text):
    args = json.loads(text)
    j = dict(color='red')
    for k in args:
        j[k] = args[k]
    N.info(ctx, 'j.' + j['color'], {})  #! j.* j.red

# run: main(None, '{}')
# run: main(None, '{"color": "blue"}')
