import json
import oslo_messaging

N = oslo_messaging.Notifier(None)


class Dec(json.JSONEncoder):
    seen = 'none'

    def default(self, o):
        self.seen = 'odd'
        return None


def main(ctx, obj):
    d = Dec()
    d.encode(obj)
    N.info(ctx, 'enc.' + d.seen, {})  #! enc.* enc.none

# run: main(None, 1)
# run: main(None, object())
