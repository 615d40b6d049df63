import json

import oslo_messaging

N = oslo_messaging.Notifier(None)


def send(ctx, resource, phase='start'):
    N.info(ctx, resource + '.' + phase, {})


def outer(ctx, resource):
    send(ctx, resource)  #! *.start


def again(ctx, resource):
    outer(ctx, resource)


def build(ctx):
    for name in json.load(open('names.json')):
        again(ctx, name)

# run: again(ctx, 'volume')
