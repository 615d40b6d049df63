import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx, text):
    seen = []

    def hook(obj):
        seen.append('x')
        return obj

    json.loads(text, object_hook=hook)
    if not seen:
        N.info(ctx, 'run.unseen', {})  #! run.unseen

# run: main(None, '[]')
