import oslo_messaging

N = oslo_messaging.Notifier(None)


class Feed:
    def send(self, ctx, names):
        for old in names:
            if old.kind == 'old':
                for new in names:
                    if new.kind != 'old':
                        N.info(ctx, 'feed.replaced', {})  #! feed.replaced

    def send_pairs(self, ctx, pairs):
        for old, _ in pairs:
            for _, new in pairs:
                if old == 'a' and new != 'a':
                    N.info(ctx, 'feed.paired', {})  #! feed.paired


class Name:
    def __init__(self, kind):
        self.kind = kind

# run: Feed().send(None, [Name('old'), Name('new')])
# run: Feed().send_pairs(None, [('a', 'b')])
