import oslo_messaging
import json

N = oslo_messaging.Notifier(None)


class T:
    def fill(self, db):
        db['v'] = 'x'

    def main(self, ctx):
        db = {}
        getattr(self, json.loads('"fill"'))(db)
        N.info(ctx, f'm.{db["v"]}', {})  #! m.*

# run: T().main(None)
