import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx, text):
    args = json.loads(text)
    i = {'color': 'red'}
    i |= args
    N.info(ctx, 'i.' + i['color'], {})  #! i.* i.red

# run: main(None, '{}')
# run: main(None, '{"color": "blue"}')
