import oslo_messaging

notifier = oslo_messaging.Notifier(None)

class Pages:
    def __init__(self, client):
        self.client = client
        self.page = client.first()

    def each(self):
        for _ in range(300):
            if self.page is None:
                return
            yield self.page
            self.page = self.client.after(self.page)


def run(ctx, client):
    for page in Pages(client).each():
        notifier.info(ctx, 'page.last' if client.last(page) else 'page.read', {})  #! page.last page.read
    notifier.info(ctx, 'pages.end', {})  #! pages.end


# run: run(ctx, ns(first=lambda: 1, after=lambda at: at + 1 if at < 3 else None, last=lambda at: at == 3))
