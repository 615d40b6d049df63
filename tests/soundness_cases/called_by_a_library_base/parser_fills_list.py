from html.parser import HTMLParser
import oslo_messaging

N = oslo_messaging.Notifier(None)


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links = []

    def handle_starttag(self, tag, attrs):
        self.links.append(tag)


def main(ctx, html):
    p = Links()
    p.feed(html)
    if p.links:
        N.info(ctx, 'page.links', {})  #! page.links

# run: main(None, '<a>')
