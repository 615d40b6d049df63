import json

import oslo_messaging


def send(ctx, resource):
    oslo_messaging.Notifier(None).info(ctx, resource + '.create.start', {})  #! *.create.start


def build(ctx):
    for name in json.load(open('names.json')):
        send(ctx, name)

# run: build(ctx)
