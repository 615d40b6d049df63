import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx, text):
    q = [('item', i) for i in json.loads(text)]
    q.append(('end', None))
    got = 'nothing'
    while True:
        kind, item = q.pop(0)
        if kind == 'end':
            break
        got = 'data'
    N.info(ctx, 'got.' + got, {})  #! got.data got.nothing

# run: main(None, '[]')
# run: main(None, '[1]')
